using System.Collections.Immutable;

namespace Profiler.Measurement.Conditions;

/// <summary>How a board is after its agent did what it could.</summary>
/// <param name="States">The controls that were asked for or put back.</param>
/// <param name="Unmet">What does not hold, with its reason.</param>
/// <param name="Held">The clocks that are to hold from here on.</param>
/// <param name="TemperatureCelsius">The hottest thermal zone; null where none is readable.</param>
public sealed record ConditionsReport(
    ImmutableArray<ConditionState> States,
    ImmutableArray<UnmetCondition> Unmet,
    ImmutableArray<HeldClock> Held,
    double? TemperatureCelsius);
