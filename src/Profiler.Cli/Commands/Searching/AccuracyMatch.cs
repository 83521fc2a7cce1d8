using System.Collections.Immutable;

namespace Profiler.Cli.Commands.Searching;

/// <summary>How a network searched for latency was chosen that is as accurate as the one searched for MACs.</summary>
/// <param name="Tolerance">How much lower its score may be, 0 to 1.</param>
/// <param name="LeastScore">What it must reach, 0 to 1.</param>
/// <param name="IsReached">Whether one did; if not, the most accurate one is compared.</param>
/// <param name="Tried">From the lowest budget up to the first that was enough.</param>
public sealed record AccuracyMatch(double Tolerance, double LeastScore, bool IsReached, ImmutableArray<TriedBudget> Tried);
