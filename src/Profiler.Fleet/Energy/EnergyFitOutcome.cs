using Profiler.CostModels.Energy;
using Profiler.CostModels.LookupTables;
using Profiler.Store.Surrogates;

namespace Profiler.Fleet.Energy;

/// <summary>Energies that were fitted, and what has them now.</summary>
/// <param name="JobId">Under which the measurements are stored.</param>
/// <param name="Table">With energies.</param>
/// <param name="LatencyTableId">The table whose latencies it has; it stays as it is.</param>
/// <param name="Surrogate">With energies; null where none was changed.</param>
/// <param name="Networks">What was measured, in the order of the fit.</param>
/// <param name="DeviceSeconds">Of the measurements.</param>
public sealed record EnergyFitOutcome(
    string JobId,
    EnergyFit Fit,
    LookupTable Table,
    string LatencyTableId,
    SurrogateSummary? Surrogate,
    IReadOnlyList<SubjectEnergy> Networks,
    double DeviceSeconds);
