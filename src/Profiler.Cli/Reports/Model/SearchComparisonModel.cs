using System.Collections.Immutable;

namespace Profiler.Cli.Reports.Model;

/// <summary>A search for MACs beside one for latency.</summary>
/// <param name="Headline">The answer in a sentence.</param>
/// <param name="ScoreName">"mean IoU" or "top-1 accuracy".</param>
/// <param name="Tried">Budgets that latency was searched at until the accuracy was reached; empty at a matched budget.</param>
/// <param name="Difference">The latency-searched network minus the other, measured side by side; null where nothing was measured.</param>
public sealed record SearchComparisonModel(
    string Title,
    string Headline,
    DateTimeOffset WrittenAt,
    string Input,
    string ScoreName,
    ImmutableArray<SearchedNetworkModel> Networks,
    ReportDifference? Difference,
    ImmutableArray<SearchedBudgetModel> Tried,
    ImmutableArray<ReportFact> Provenance);
