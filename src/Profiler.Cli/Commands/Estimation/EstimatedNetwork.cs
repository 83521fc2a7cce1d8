using Profiler.Cli.Commands.Measuring;

namespace Profiler.Cli.Commands.Estimation;

/// <summary>What a network is estimated to cost on a target.</summary>
/// <param name="Space">The search space it comes from; null for an .onnx file.</param>
public sealed record EstimatedNetwork(
    string Name, string? Space, string? Input, string Target, int Threads, long Macs, long Parameters, EstimatedLatency Estimate);
