using System.Collections.Immutable;

namespace Profiler.Search.Results;

/// <summary>How probable each candidate of each slot was at a step.</summary>
/// <param name="Probabilities">By slot and candidate; each slot's sum is 1 but for rounding to four decimals.</param>
public sealed record ProbabilityFrame(long Step, ImmutableArray<ImmutableArray<double>> Probabilities);
