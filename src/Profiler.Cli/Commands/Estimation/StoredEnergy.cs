using Profiler.Measurement.Energy;

namespace Profiler.Cli.Commands.Estimation;

/// <summary>What is kept of a network's energy on a target.</summary>
/// <param name="Mj">Of an inference.</param>
/// <param name="Source">"measured" or "predicted".</param>
/// <param name="Snapshot">The job that measured it, or the table that predicts it.</param>
public sealed record StoredEnergy(EnergyInterval Mj, string Source, string Snapshot);
