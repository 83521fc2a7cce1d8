namespace Profiler.Fleet.Admission.Results;

/// <summary>The board's clocks against the coordinator's.</summary>
/// <param name="OffsetMs">Board's wall clock minus the coordinator's.</param>
/// <param name="OffsetUncertaintyMs">Half of the shortest round trip: the offset lies within this of the truth.</param>
/// <param name="DriftPpm">
/// By how many millionths the board's monotonic clock runs faster than the coordinator's; null where the test was too
/// short to tell.
/// </param>
/// <param name="DriftUncertaintyPpm">From the round trips at both ends of the test.</param>
/// <param name="BaselineSeconds">Between the two readings that the drift comes from.</param>
public sealed record ClockResult(
    double OffsetMs, double OffsetUncertaintyMs, double? DriftPpm, double? DriftUncertaintyPpm, double BaselineSeconds);
