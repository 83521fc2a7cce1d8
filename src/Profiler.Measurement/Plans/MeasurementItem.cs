using Profiler.Measurement.Visits;

namespace Profiler.Measurement.Plans;

/// <summary>One thing to be measured in a plan.</summary>
/// <param name="Id">Unique in its plan; goes with every visit.</param>
/// <param name="Profiled">Whether the runtime's profile is taken instead of whole-network times.</param>
public sealed record MeasurementItem(string Id, Workload Workload, bool Profiled = false);
