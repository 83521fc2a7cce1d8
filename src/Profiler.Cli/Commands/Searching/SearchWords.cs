using Profiler.Cli.Output;
using Profiler.Search.Results;

namespace Profiler.Cli.Commands.Searching;

/// <summary>A search's outcome for people.</summary>
internal static class SearchWords
{
    /// <summary>What was found, in a sentence.</summary>
    public static string Headline(SearchResult result)
    {
        ExpectedCost expected = result.ExpectedCost;
        string cost = $"{result.Architecture.Name} is expected to cost {Cost(expected.Value, expected.Unit)}"
            + (expected.Budget is { } budget ? $" of the {Cost(budget, expected.Unit)} allowed" : "");
        return result.Measured is { } measured ? $"{cost}; measured {measured.LatencyMs:F3} ms{Error(measured)}." : $"{cost}.";
    }

    public static void Render(TextOutput text, SearchResult result)
    {
        FoundArchitecture found = result.Architecture;
        ExpectedCost expected = result.ExpectedCost;
        text.Line($"{found.Name}: {string.Join(' ', found.Choices)}");
        text.Line($"  {expected.Metric,-10} {Cost(expected.Value, expected.Unit)} expected{(expected.Budget is { } budget ? $", budget {Cost(budget, expected.Unit)}" : "")}");
        if (expected.Latency is { } predicted)
        {
            text.Line($"  predicted  {predicted.LatencyMs:F3} ms, interval {predicted.LowMs:F3} to {predicted.HighMs:F3}, table {predicted.Table}");
        }

        if (expected.Energy is { } energy)
        {
            text.Line($"             {energy.Mj:F2} mJ, interval {energy.LowMj:F2} to {energy.HighMj:F2}");
        }

        if (result.Measured is { } measured)
        {
            text.Line($"  measured   {measured.LatencyMs:F3} ms, 95 % interval {measured.LowMs:F3} to {measured.HighMs:F3}, grade {measured.Grade}");
            text.Line($"             on {measured.Target}, {measured.Threads} thread(s){Error(measured)}");
        }

        text.Line($"  MACs       {Quantities.Whole(found.Macs)}");
        text.Line($"  parameters {Quantities.Whole(found.Parameters)}");
        text.Line($"  inherited  {found.Score:P1} {result.ScoreMetric} with the supernet's weights");
        if (result.Trained is { } trained)
        {
            text.Line($"  trained    {trained.Score:P1} {result.ScoreMetric} after {trained.Steps} steps from scratch, on {trained.ValidationImages} validation images");
        }

        foreach (string note in result.Provenance.Notes)
        {
            text.Line($"  note       {note}");
        }
    }

    public static string Cost(double value, string unit) => $"{value:0.###} {unit}".TrimEnd();

    private static string Error(MeasuredCost measured) =>
        measured.PredictionError is { } error ? $", the prediction is {error:+0.0%;-0.0%} off" : "";
}
