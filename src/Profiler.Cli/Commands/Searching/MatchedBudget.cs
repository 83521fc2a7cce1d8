using Profiler.CostModels.LookupTables;
using Profiler.Networks.Errors;
using Profiler.Search.Choices;
using Profiler.Search.Costs;

namespace Profiler.Cli.Commands.Searching;

/// <summary>One budget in two units: what a search that knows only MACs is given, where another is given milliseconds.</summary>
/// <param name="MillionMacs">By the straight line latency = intercept + slope x MACs through the networks that the table was calibrated on.</param>
internal sealed record MatchedBudget(double Ms, double MillionMacs)
{
    private const double MillionsPerGiga = 1000;

    /// <param name="ms">Null for midway between the cheapest and an average network.</param>
    /// <exception cref="ProfilerException">The budget is below the space's minimum, or the line has no MACs for it.</exception>
    public static MatchedBudget Of(SearchCosts latency, double? ms)
    {
        ICost cost = latency.Cost;
        double budget = ms ?? (cost.Range().Minimum + cost.Expected(ChoiceProbabilities.Uniform(cost.Space))) / 2;
        Budget.RequireReachable(cost, budget);
        TableCalibration line = latency.Table!.Calibration;
        double macs = (budget - line.MacsInterceptMs) / line.MacsSlopeMsPerGigamac * MillionsPerGiga;
        return double.IsFinite(macs) && macs > 0
            ? new MatchedBudget(budget, macs)
            : throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"The table {latency.Table.Id} says that MACs do not explain {budget:0.###} ms: latency = {line.MacsInterceptMs:0.###} ms + {line.MacsSlopeMsPerGigamac:0.###} ms x GMACs.",
                "Choose a larger budget, or a table of a larger input.");
    }
}
