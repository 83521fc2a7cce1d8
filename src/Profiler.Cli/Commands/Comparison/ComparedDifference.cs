using Profiler.Measurement.Statistics;

namespace Profiler.Cli.Commands.Comparison;

/// <summary>A network against another; intervals at 95 %.</summary>
/// <param name="Name">The network.</param>
/// <param name="Against">The other.</param>
/// <param name="Ratio">Its latency over the other's: below 1 where it is faster.</param>
/// <param name="DifferenceMs">Its latency minus the other's.</param>
public sealed record ComparedDifference(string Name, string Against, IntervalSummary Ratio, IntervalSummary DifferenceMs)
{
    public static ComparedDifference Of(PairedDifference pair) =>
        new(pair.SecondId, pair.FirstId, IntervalSummary.Of(pair.Ratio), IntervalSummary.Of(pair.DifferenceMs));
}
