using System.Collections.Immutable;
using Profiler.Cli.Commands.Comparison;

namespace Profiler.Cli.Commands.Searching;

/// <summary>A search for MACs beside one for latency, of the same space, data, strategy, steps and seed.</summary>
/// <param name="Match">"budget" or "accuracy".</param>
/// <param name="BudgetMs">At a matched budget what both networks may take, the latency search by the lookup table, the other by its MACs; else the search for MACs alone.</param>
/// <param name="BudgetMacs">What the same table's straight line through MACs makes of the budget: what a search that knows only MACs would be given.</param>
/// <param name="Accuracy">How the accuracy was matched; null at a matched budget.</param>
/// <param name="ScoreMetric">"meanIoU" or "top1".</param>
/// <param name="ValidationImages">That every score is of.</param>
/// <param name="Answer">The latency-searched network against the other, measured in the same rounds; null where nothing was measured.</param>
/// <param name="Notes">What was not as it should be, in words.</param>
public sealed record ComparedSearches(
    string Space,
    string Input,
    string Match,
    double BudgetMs,
    double BudgetMacs,
    AccuracyMatch? Accuracy,
    string ScoreMetric,
    int ValidationImages,
    ComparedSearch Macs,
    ComparedSearch Latency,
    SearchAnswer? Answer,
    int Seed,
    ImmutableArray<string> Notes)
{
    /// <summary>The answer in a sentence.</summary>
    public string Sentence()
    {
        string scores = $"{Latency.Score:P1} against {Macs.Score:P1} {ScoreMetric}";
        string compared = Answer is { } answer
            ? $"{answer.Sentence()} {Latency.Architecture.Name} reaches {scores}."
            : $"Not measured; {Latency.Architecture.Name} reaches {scores}.";
        return Accuracy is { IsReached: false } accuracy
            ? $"None of {accuracy.Tried.Length} latency searches reaches {accuracy.LeastScore:P1}; of the most accurate: {compared}"
            : compared;
    }
}
