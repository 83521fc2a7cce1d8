using System.Collections.Immutable;

namespace Profiler.Search.Results;

/// <summary>The found network as it was measured, in ms with the 95 % interval.</summary>
/// <param name="Job">The job that measured it; its visits are in the database.</param>
/// <param name="ModelSha256">Of the model that was run: network.onnx.</param>
/// <param name="PredictionError">Predicted over measured latency, less 1; null where there was no prediction.</param>
public sealed record MeasuredCost(
    string Target,
    int Threads,
    double LatencyMs,
    double LowMs,
    double HighMs,
    double P90Ms,
    string Grade,
    ImmutableArray<string> Findings,
    double? PredictionError,
    string Job,
    string ModelSha256);
