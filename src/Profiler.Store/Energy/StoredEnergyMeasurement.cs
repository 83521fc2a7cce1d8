using Profiler.Measurement.Devices;
using Profiler.Measurement.Energy;
using Profiler.Measurement.Targets;
using Profiler.Measurement.Visits;

namespace Profiler.Store.Energy;

/// <summary>An energy pass as it is kept, without its trace.</summary>
public sealed record StoredEnergyMeasurement(
    string JobId,
    string ItemId,
    string ModelSha256,
    Target Target,
    EnergySummary Summary,
    EnergyPlan Plan,
    VisitConditions Conditions,
    string ProgramVersion,
    DeviceDescription Device,
    DateTimeOffset MeasuredAt);
