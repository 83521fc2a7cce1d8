namespace Profiler.Measurement.Statistics;

/// <summary>How a second item's latency stands to a first's, from visits of the same rounds.</summary>
/// <param name="FirstId">The item compared with.</param>
/// <param name="SecondId">The item compared.</param>
/// <param name="Ratio">Second over first; below 1 where the second is faster.</param>
/// <param name="DifferenceMs">Second minus first; below 0 where the second is faster.</param>
/// <param name="Pairs">Rounds in which both had a good visit; 0 where the numbers come from bad visits.</param>
public sealed record PairedDifference(string FirstId, string SecondId, Interval Ratio, Interval DifferenceMs, int Pairs);
