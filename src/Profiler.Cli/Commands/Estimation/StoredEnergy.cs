using Profiler.CostModels.Estimates;
using Profiler.Fleet.Workplaces;
using Profiler.Measurement.Energy;

namespace Profiler.Cli.Commands.Estimation;

/// <summary>What is kept of a network's energy on a target.</summary>
/// <param name="Mj">Of an inference.</param>
/// <param name="Source">"measured" or "predicted".</param>
/// <param name="Snapshot">The job that measured it, or the table that predicts it.</param>
public sealed record StoredEnergy(EnergyInterval Mj, string Source, string Snapshot)
{
    public static StoredEnergy Measured(ModelEnergy energy) => new(energy.MjPerInference, "measured", energy.JobId);

    /// <summary>As a table predicts it; null where the table has no energies.</summary>
    public static StoredEnergy? Predicted(CostEstimate estimate) => estimate.Energy is { } energy
        ? new StoredEnergy(new EnergyInterval(energy.Mj, energy.LowMj, energy.HighMj), "predicted", estimate.SnapshotId)
        : null;
}
