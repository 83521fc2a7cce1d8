using Profiler.Measurement.Energy;

namespace Profiler.Fleet.Workplaces;

/// <summary>What an energy pass found of a model.</summary>
/// <param name="JobId">The job that made the pass.</param>
public sealed record ModelEnergy(string JobId, EnergyInterval MjPerInference);
