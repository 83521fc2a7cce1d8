namespace Profiler.CostModels.Energy;

/// <summary>What is to be known of a fit beside its numbers.</summary>
[Flags]
public enum EnergyFitFindings
{
    None = 0,

    /// <summary>One measurement is off by more than chance makes any of as many; it stays in the fit.</summary>
    Contradicted = 1,

    /// <summary>
    /// Latency, MACs and bytes move together in these networks: a coefficient is as much assumed as measured. Energies of
    /// networks like them are predicted all the same.
    /// </summary>
    Entangled = 2,
}
