using Profiler.Cli.Commands.Measuring;

namespace Profiler.Cli.Commands.Estimation;

/// <summary>What a network is estimated to cost on a target.</summary>
/// <param name="Space">The search space it comes from; null for an .onnx file.</param>
/// <param name="Target">What it is estimated for, its device first.</param>
/// <param name="Energy">Null where whatever answers knows no energy.</param>
/// <param name="Explanation">Each kernel's share, where a surrogate was asked for it; else null.</param>
/// <param name="Origin">Where the table that answers was measured; null where a measurement of this very network, or a surrogate, answers.</param>
public sealed record EstimatedNetwork(
    string Name,
    string? Space,
    string? Input,
    string Target,
    TableOrigin? Origin,
    int Threads,
    long Macs,
    long Parameters,
    EstimatedLatency Estimate,
    EstimatedEnergy? Energy,
    ExplainedNetwork? Explanation);
