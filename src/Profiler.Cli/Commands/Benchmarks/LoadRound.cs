namespace Profiler.Cli.Commands.Benchmarks;

/// <summary>What one round of load saw.</summary>
/// <param name="PerSecond">Answers a second.</param>
/// <param name="P50Ms">Median time to an answer.</param>
/// <param name="P99Ms">99 of 100 answers came within this.</param>
public sealed record LoadRound(long Requests, double PerSecond, double P50Ms, double P99Ms);
