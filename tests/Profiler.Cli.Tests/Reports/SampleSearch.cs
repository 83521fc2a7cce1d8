using Profiler.Cli.Reports.Model;
using Profiler.Search.Results;
using Profiler.Search.Training;

namespace Profiler.Cli.Tests.Reports;

/// <summary>Searches with made-up numbers in the shape of real ones.</summary>
internal static class SampleSearch
{
    private static readonly DateTimeOffset Written = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static SearchReportModel Running() => new(
        "Searching tiny for latency",
        "loss 1.2; 50 % done.",
        Written,
        TimeSpan.FromSeconds(10),
        "latency, ms",
        Budget: 8,
        "mean IoU",
        History(),
        Result: null,
        [new ReportFact("Seed", "1")]);

    public static SearchReportModel Finished() => Running() with { Refresh = null, Result = Result() };

    public static SearchComparisonModel Comparison() => new(
        "Searching tiny for MACs and for latency",
        "One is faster.",
        Written,
        "1x3x16x16",
        "mean IoU",
        [
            new SearchedNetworkModel("tiny-macs-s1", "MACs", 0.5, 1_000_000, 2000, new ReportInterval(8.4, 8, 9), new ReportInterval(8.5, 8.4, 8.6)),
            new SearchedNetworkModel("tiny-latency-s1", "latency", 0.51, 1_100_000, 2100, new ReportInterval(7.9, 7.5, 8.3), new ReportInterval(8.1, 8, 8.2)),
        ],
        new ReportDifference("tiny-latency-s1", "tiny-macs-s1", new ReportInterval(-0.4, -0.5, -0.3), 0.953),
        [new SearchedBudgetModel(7, 6.9, 0.4, IsEnough: false), new SearchedBudgetModel(8, 7.9, 0.51, IsEnough: true)],
        [new ReportFact("Seed", "1")]);

    private static SearchResult Result() => new(
        SearchResult.CurrentVersion,
        new FoundArchitecture("tiny-latency-s1", "tiny", "0123", "0100", ["b", "a"], 1_100_000, 2100, 0.4),
        new ExpectedCost("latency", "ms", 7.9, 8, new PredictedLatency(7.9, 7.5, 8.3, "abcd")),
        new MeasuredCost("local/ort-cpu/fp32/b1", 1, 8.1, 8, 8.2, 8.3, "A", [], (7.9 / 8.1) - 1, "job", "sha"),
        new TrainedNetwork(6, 1, 0.51, 0.9, ValidationImages: 12),
        "meanIoU",
        History(),
        1,
        new SearchProvenance(
            Written, "0.1.0", "differentiable", "sampled", "additive", null, "shapes", 48, 12, "4x3x16x16", 12, 0.05, "local/ort-cpu/fp32/b1", "abcd", 1, 3.5, []));

    private static SearchHistory History() => new(
        [["a", "b"], ["a", "b"]],
        [
            new HistoryPoint(4, 2.1, null, null, 9, null, 1, 0.05, 5, [[0.5, 0.5], [0.5, 0.5]]),
            new HistoryPoint(8, 1.8, 1.9, 2.3, 8.5, 0.4, 0.5, 0.03, 1, [[0.4, 0.6], [0.7, 0.3]]),
            new HistoryPoint(12, 1.2, 1.3, 1.6, 7.9, 0.5, 0.2, 0.01, 0.1, [[0.1, 0.9], [0.95, 0.05]]),
        ],
        [new ScoredCandidate(1, "0100", 0.4, 1.1, 7.9), new ScoredCandidate(2, "0000", 0.3, 1.2, 7.1)]);
}
