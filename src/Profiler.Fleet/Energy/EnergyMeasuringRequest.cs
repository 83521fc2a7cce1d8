using Profiler.Fleet.Measuring;
using Profiler.Measurement.Energy;
using Profiler.Measurement.Targets;

namespace Profiler.Fleet.Energy;

/// <summary>Networks whose latency and energy are to be measured.</summary>
/// <param name="Subjects">At least one.</param>
/// <param name="Seed">Of the order of visits.</param>
public sealed record EnergyMeasuringRequest(IReadOnlyList<Subject> Subjects, int Seed, EnergyPlan Plan)
{
    /// <summary>Looks at the device's target before anything is measured, where it is reached from here, and throws where it is not the one meant.</summary>
    public Action<Target>? Guard { get; init; }
}
