using Profiler.Networks.Architectures;

namespace Profiler.Search.Strategies;

/// <summary>What architectures cost, and how much they may.</summary>
/// <param name="costOf">In the unit of <paramref name="budget"/>.</param>
/// <param name="budget">Infinite where there is none.</param>
/// <param name="cheapest">The space's cheapest architecture; it keeps the budget.</param>
public sealed class CostLimit(Func<Architecture, double> costOf, double budget, Architecture cheapest)
{
    public double Budget => budget;

    public Architecture Cheapest => cheapest;

    public double Of(Architecture architecture) => costOf(architecture);

    public bool Allows(Architecture architecture) => Of(architecture) <= budget;
}
