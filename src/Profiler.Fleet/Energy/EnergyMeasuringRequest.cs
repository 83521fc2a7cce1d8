using Profiler.Fleet.Measuring;
using Profiler.Measurement.Energy;

namespace Profiler.Fleet.Energy;

/// <summary>Networks whose latency and energy are to be measured.</summary>
/// <param name="Subjects">At least one.</param>
/// <param name="Seed">Of the order of visits.</param>
public sealed record EnergyMeasuringRequest(IReadOnlyList<Subject> Subjects, int Seed, EnergyPlan Plan);
