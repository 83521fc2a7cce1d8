namespace Profiler.Measurement.Conditions;

/// <summary>A clock that was set to hold.</summary>
/// <param name="Mhz">What it was set to; null where the board chooses, and the clock is only to stay what it is.</param>
public sealed record HeldClock(ClockDomain Domain, double? Mhz);
