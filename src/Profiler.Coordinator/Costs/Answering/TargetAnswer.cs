using Profiler.Coordinator.Costs.Catalog;
using Profiler.CostModels.Energy;
using Profiler.CostModels.Estimates;

namespace Profiler.Coordinator.Costs.Answering;

/// <summary>What one table says of a request's architectures, and what was found out besides.</summary>
/// <param name="latencyMs">One value an architecture.</param>
/// <param name="coverage">One value an architecture.</param>
/// <param name="energy">One value an architecture; empty where energies are not wanted, or not known.</param>
internal readonly ref struct TargetAnswer(
    CatalogTable table, ReadOnlySpan<double> latencyMs, ReadOnlySpan<double> coverage, ReadOnlySpan<EnergyEstimate> energy)
{
    public CatalogTable Table { get; } = table;

    public ReadOnlySpan<double> LatencyMs { get; } = latencyMs;

    public ReadOnlySpan<double> Coverage { get; } = coverage;

    public ReadOnlySpan<EnergyEstimate> Energy { get; } = energy;

    public EstimateInterval Interval => Table.Model!.Interval;
}
