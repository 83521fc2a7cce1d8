using Profiler.Measurement.Energy;

namespace Profiler.Coordinator.Costs.Errands;

/// <summary>An energy that was measured as a whole, in mJ per inference.</summary>
/// <param name="JobId">The job that measured it.</param>
internal sealed record MeasuredEnergy(EnergyInterval Mj, string JobId);
