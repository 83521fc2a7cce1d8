using Profiler.CostModels.Estimates;
using Profiler.Measurement.Targets;

namespace Profiler.Cli.Commands.Estimation;

/// <summary>What is kept of a network's cost on a target.</summary>
/// <param name="Origin">Where the table that answers was measured; null where a measurement answers.</param>
public sealed record StoredCost(Target Target, CostEstimate Estimate, TableOrigin? Origin)
{
    /// <summary>On the same target; null where none is known.</summary>
    public StoredEnergy? Energy { get; init; }
}
