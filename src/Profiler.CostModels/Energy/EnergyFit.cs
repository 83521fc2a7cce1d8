using System.Collections.Immutable;

namespace Profiler.CostModels.Energy;

/// <summary>An energy model and what the measurements say of it.</summary>
/// <param name="Coefficients">The half-width of the 90 % interval of each, in its unit.</param>
/// <param name="Networks">In the order of the observations.</param>
/// <param name="Contradicted">The network that the others contradict, to be measured again; null where none is.</param>
public sealed record EnergyFit(
    EnergyModel Model,
    EnergyCoefficients Coefficients,
    ImmutableArray<LeftOutEnergy> Networks,
    LeftOutEnergy? Contradicted,
    EnergyFitFindings Findings);
