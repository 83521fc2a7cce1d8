namespace Profiler.Cli.Commands.Transfer;

/// <summary>A prediction with its 90 % interval, in ms.</summary>
internal sealed record PredictedArchitecture(string Architecture, double LatencyMs, double LowMs, double HighMs);
