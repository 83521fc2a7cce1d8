using Profiler.Measurement.Devices;
using Profiler.Measurement.Energy;
using Profiler.Measurement.Visits;

namespace Profiler.Store.Energy;

/// <summary>An energy pass to be kept with the item that it ran.</summary>
/// <param name="Conditions">Around the pass.</param>
/// <param name="Trace">As it was recorded: other mathematics can be tried on it later.</param>
public sealed record NewEnergyMeasurement(
    EnergySummary Summary,
    EnergyPlan Plan,
    VisitConditions Conditions,
    EnergyTrace Trace,
    string ProgramVersion,
    DeviceDescription Device);
