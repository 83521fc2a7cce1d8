namespace Profiler.Cli.Commands.Comparison;

/// <summary>The mission's question for one size: is the network that was searched for latency faster here than the one searched for MACs?</summary>
/// <param name="Space">The search space both come from.</param>
/// <param name="Ratio">Latency-searched over MAC-searched; below 1 where the former is faster.</param>
/// <param name="MacsRatio">The same of their MACs.</param>
public sealed record SearchAnswer(
    string Space, string LatencySearched, string MacsSearched, IntervalSummary Ratio, IntervalSummary DifferenceMs, double MacsRatio)
{
    /// <summary>The answer in a sentence, as sure as the interval allows.</summary>
    public string Sentence()
    {
        string work = $"with {MacsRatio:F2} times the MACs";
        if (Ratio.High < 1)
        {
            return $"{LatencySearched} is {1 - Ratio.Value:P0} faster than {MacsSearched}, {work}.";
        }

        return Ratio.Low > 1
            ? $"{LatencySearched} is {Ratio.Value - 1:P0} slower than {MacsSearched}, {work}."
            : $"{LatencySearched} and {MacsSearched} are as fast as each other within the measurement's interval, {work}.";
    }
}
