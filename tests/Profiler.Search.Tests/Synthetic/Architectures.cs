using Profiler.Networks.Architectures;
using Profiler.Networks.Spaces;

namespace Profiler.Search.Tests.Synthetic;

/// <summary>Every architecture of a small space.</summary>
internal static class Architectures
{
    public static IEnumerable<Architecture> Of(SearchSpace space) => space.Slots
        .Aggregate(
            (IEnumerable<byte[]>)[[]],
            (begun, slot) => begun.SelectMany(choices => Enumerable.Range(0, slot.Candidates.Length).Select(c => (byte[])[.. choices, (byte)c])))
        .Select(choices => Architecture.FromIndices(space, choices));
}
