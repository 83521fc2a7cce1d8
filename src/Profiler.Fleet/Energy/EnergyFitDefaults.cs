using Profiler.CostModels.Energy;

namespace Profiler.Fleet.Energy;

/// <summary>The numbers of fitting energies; docs/energy.md has the evidence.</summary>
public static class EnergyFitDefaults
{
    public const int Measurements = 12;

    public const int FewestMeasurements = EnergyFitter.FewestNetworks;

    public const int MostMeasurements = 50;

    /// <summary>Architectures that the design chooses from.</summary>
    internal const int Candidates = 400;
}
