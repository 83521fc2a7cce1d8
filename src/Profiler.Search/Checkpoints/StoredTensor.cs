using System.Collections.Immutable;

namespace Profiler.Search.Checkpoints;

/// <summary>A tensor to be written.</summary>
/// <param name="Type">"F32" or "I64".</param>
/// <param name="Bytes">Gives the values in row-major order, little-endian; asked twice, so that no two tensors are held at a time.</param>
internal sealed record StoredTensor(string Name, string Type, ImmutableArray<long> Shape, Func<byte[]> Bytes)
{
    public long Length => Shape.Aggregate(1L, (product, extent) => product * extent) * SafeTensorsLayout.SizeOf(Type);
}
