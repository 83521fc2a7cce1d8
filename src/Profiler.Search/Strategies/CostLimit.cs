using Profiler.Networks.Architectures;
using Profiler.Search.Costs;

namespace Profiler.Search.Strategies;

/// <summary>What architectures cost, and how much they may.</summary>
public sealed class CostLimit
{
    private readonly ICost _cost;

    /// <param name="budget">In the cost's unit; null for none.</param>
    /// <exception cref="Networks.Errors.ProfilerException">The budget is below the space's minimum, which the message has.</exception>
    public CostLimit(ICost cost, double? budget)
    {
        _cost = cost;
        Budget = budget ?? double.PositiveInfinity;
        Cheapest = Costs.Budget.RequireReachable(cost, Budget).Cheapest;
    }

    /// <summary>Infinite where there is none.</summary>
    public double Budget { get; }

    /// <summary>The space's cheapest architecture.</summary>
    public Architecture Cheapest { get; }

    public double Of(Architecture architecture) => _cost.Of(architecture);

    public bool Allows(Architecture architecture) => Of(architecture) <= Budget;
}
