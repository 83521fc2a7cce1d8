namespace Profiler.Cli.Commands.Benchmarks;

/// <summary>How the cost API is measured.</summary>
/// <param name="Connections">Open at once, each with one request under way.</param>
/// <param name="Rounds">Of constant answers, single costs and batches.</param>
/// <param name="Turn">How long each of the three has in a round.</param>
/// <param name="Requests">At least so many single costs in all, for the memory's sake.</param>
public sealed record CostApiBenchmarkOptions(int Connections, int Rounds, TimeSpan Turn, long Requests);
