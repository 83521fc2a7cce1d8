using Profiler.Networks.Errors;

namespace Profiler.Search.Costs;

/// <summary>Whether a budget can be met at all.</summary>
public static class Budget
{
    /// <param name="budget">In the cost's unit.</param>
    /// <returns>What the space's architectures cost.</returns>
    /// <exception cref="ProfilerException">The budget is below the space's minimum, which the message has.</exception>
    public static CostRange RequireReachable(ICost cost, double budget)
    {
        CostRange range = cost.Range();
        return budget >= range.Minimum
            ? range
            : throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"No architecture of '{cost.Space.Name}' costs at most {budget:0.###} {cost.Unit} of {cost.Metric} on {cost.Target}: "
                + $"the cheapest costs {range.Minimum:0.###} {cost.Unit}.",
                $"Choose a budget from {range.Minimum:0.###} to {range.Maximum:0.###} {cost.Unit}.");
    }
}
