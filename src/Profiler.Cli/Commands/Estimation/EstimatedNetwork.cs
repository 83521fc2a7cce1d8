using Profiler.Cli.Commands.Measuring;

namespace Profiler.Cli.Commands.Estimation;

/// <summary>What a network is estimated to cost on a target.</summary>
/// <param name="Space">The search space it comes from; null for an .onnx file.</param>
/// <param name="Target">What it is estimated for, its device first.</param>
/// <param name="Origin">Where the table that answers was measured; null where a measurement of this very network answers.</param>
public sealed record EstimatedNetwork(
    string Name,
    string? Space,
    string? Input,
    string Target,
    TableOrigin? Origin,
    int Threads,
    long Macs,
    long Parameters,
    EstimatedLatency Estimate);
