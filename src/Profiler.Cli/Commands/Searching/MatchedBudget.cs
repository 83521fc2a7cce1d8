using Profiler.CostModels.LookupTables;
using Profiler.Search.Choices;
using Profiler.Search.Costs;

namespace Profiler.Cli.Commands.Searching;

/// <summary>One budget in two units: what a search that knows only MACs is given, where another is given milliseconds.</summary>
internal sealed record MatchedBudget(double Ms, double MillionMacs)
{
    private const double MillionsPerGiga = 1000;

    /// <summary>
    /// By the straight line latency = intercept + slope x MACs through the networks that the table was calibrated on, kept
    /// between the space's fewest and most MACs. Where that line does not rise, which happens in spaces whose networks take
    /// as long as each other, MACs lie as far between their ends as the budget between those of the latency.
    /// </summary>
    /// <param name="ms">Null for midway between the cheapest and an average network.</param>
    /// <exception cref="Profiler.Networks.Errors.ProfilerException">The budget is below the space's minimum, which the message has.</exception>
    public static MatchedBudget Of(SearchCosts latency, ICost macs, double? ms)
    {
        ICost cost = latency.Cost;
        double budget = ms ?? (cost.Range().Minimum + cost.Expected(ChoiceProbabilities.Uniform(cost.Space))) / 2;
        CostRange byLatency = Budget.RequireReachable(cost, budget);
        CostRange byMacs = macs.Range();
        TableCalibration line = latency.Table!.Calibration;
        double share = (budget - byLatency.Minimum) / Math.Max(byLatency.Maximum - byLatency.Minimum, double.Epsilon);
        double millions = line.MacsSlopeMsPerGigamac > 0
            ? (budget - line.MacsInterceptMs) / line.MacsSlopeMsPerGigamac * MillionsPerGiga
            : byMacs.Minimum + (share * (byMacs.Maximum - byMacs.Minimum));
        return new MatchedBudget(budget, Math.Clamp(millions, byMacs.Minimum, byMacs.Maximum));
    }
}
