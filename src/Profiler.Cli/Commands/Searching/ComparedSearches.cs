using Profiler.Cli.Commands.Comparison;

namespace Profiler.Cli.Commands.Searching;

/// <summary>A search for MACs beside one for latency, of the same space, data, strategy, steps and seed.</summary>
/// <param name="BudgetMs">What both networks may take: the latency search by the lookup table, the other by its MACs.</param>
/// <param name="BudgetMacs">What the same table's straight line through MACs makes of the budget: what a search that knows only MACs would be given.</param>
/// <param name="ScoreMetric">"meanIoU" or "top1".</param>
/// <param name="Answer">The latency-searched network against the other, measured in the same rounds; null where nothing was measured.</param>
public sealed record ComparedSearches(
    string Space,
    string Input,
    double BudgetMs,
    double BudgetMacs,
    string ScoreMetric,
    ComparedSearch Macs,
    ComparedSearch Latency,
    SearchAnswer? Answer,
    int Seed)
{
    /// <summary>The answer in a sentence.</summary>
    public string Sentence()
    {
        string scores = $"{Latency.Score:P1} against {Macs.Score:P1} {ScoreMetric}";
        return Answer is { } answer ? $"{answer.Sentence()} It reaches {scores}." : $"Not measured; the latency-searched network reaches {scores}.";
    }
}
