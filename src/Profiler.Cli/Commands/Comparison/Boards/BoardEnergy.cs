using Profiler.Cli.Commands.Energy;
using Profiler.Cli.Commands.Estimation;
using Profiler.Measurement.Energy;

namespace Profiler.Cli.Commands.Comparison.Boards;

/// <summary>What an inference of a network takes on a board.</summary>
/// <param name="Source">"measured" or "predicted".</param>
/// <param name="Snapshot">The job that measured it, or the table that predicts it.</param>
public sealed record BoardEnergy(EnergyBounds MjPerInference, EnergyBounds ImagesPerJoule, string Source, string Snapshot)
{
    /// <param name="batch">Images in an inference.</param>
    public static BoardEnergy Of(StoredEnergy energy, int batch) => new(
        EnergyBounds.Of(energy.Mj),
        new EnergyBounds(
            EnergySummary.ImagesPerJoule(energy.Mj.Value, batch),
            EnergySummary.ImagesPerJoule(energy.Mj.High, batch),
            EnergySummary.ImagesPerJoule(energy.Mj.Low, batch)),
        energy.Source,
        energy.Snapshot);
}
