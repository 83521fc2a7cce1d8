using System.Collections.Immutable;
using Profiler.CostModels.Energy;
using Profiler.Networks.Architectures;
using Profiler.Networks.Counting;
using Profiler.Networks.Shapes;

namespace Profiler.Fleet.Measuring;

/// <summary>A network to be measured, whatever it came from.</summary>
/// <param name="Input">The shape of its image input; null for a file that has none of four extents.</param>
/// <param name="OpenInputs">Shapes given for inputs that an .onnx file leaves open.</param>
/// <param name="Architecture">Where it comes from a search space, what was chosen; else null.</param>
public sealed record Subject(
    string Name,
    TensorShape? Input,
    ReadOnlyMemory<byte> Onnx,
    string Sha256,
    NetworkCounts Counts,
    ImmutableSortedDictionary<string, ImmutableArray<long>> OpenInputs,
    Architecture? Architecture)
{
    /// <summary>What it computes and moves, on which its energy depends.</summary>
    public NetworkWork Work { get; init; }

    /// <summary>What its int8 ranges come from where that was given, for people.</summary>
    public string? Calibration { get; init; }

    /// <summary>The batch, for the target; 1 where the input does not tell.</summary>
    public int Batch => Input?.Batch ?? 1;
}
