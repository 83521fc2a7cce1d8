using System.Collections.Immutable;
using Profiler.Cli.Reports.Charts;
using Profiler.Cli.Reports.Html;
using Profiler.Cli.Reports.Model;
using Profiler.CostModels.Analytical;

namespace Profiler.Cli.Reports.Sections;

/// <summary>The boards side by side: what they compute for each byte that they move.</summary>
public static class RatioSection
{
    private static readonly string[] CsvHeadings =
        ["board", "precision", "gflops", "bandwidthGbPerS", "flopPerByte", "publishedFlopPerByte", "networkFlopPerByte", "floorMs", "expectedMs", "lowMs", "highMs"];

    public static Markup Render(RooflineReportModel report) => Markup.Of($"""
        <section>
        <h2>Compute to bandwidth</h2>
        {Figure.Render(
            ChartNames.Ratios,
            "compute-to-bandwidth.png",
            "Operations that a board can do for each byte that it can move; the mark is what the whole network does. A network left of a bar's end waits for memory.",
            "Bar chart of compute-to-bandwidth ratios, one bar a board. The table below has every number.")}
        {Table(report).Render()}
        <p class="note">A multiply-accumulate is two operations. Floor: the sum of the kernels' rooflines. Expected: the floor over {ReportNumbers.Percent(EfficiencyPrior.Typical)}, in the interval from {ReportNumbers.Percent(EfficiencyPrior.High)} to {ReportNumbers.Percent(EfficiencyPrior.Low)} of the roofline.</p>
        <p>{CsvLink.Render("boards.csv", CsvHeadings, report.Boards.Select(CsvRow))}</p>
        </section>
        """);

    /// <summary>Operations for each byte, over the whole network.</summary>
    internal static double NetworkFlopPerByte(BoardRoofline board) =>
        2.0 * board.Estimate.Kernels.Sum(kernel => kernel.Kernel.Macs) / Math.Max(1, board.Estimate.Kernels.Sum(kernel => kernel.Kernel.Bytes));

    private static HtmlTable Table(RooflineReportModel report) => new(
        $"{report.Network} at {report.Input} on each board",
        ["board", "precision", "GFLOP/s", "GB/s", "FLOP/byte", "published", "floor ms", "expected ms"],
        [.. report.Boards.Select(ImmutableArray<HtmlCell> (board) =>
        [
            new(board.Model.Sheet.Title),
            new(board.Model.Peak.Precision, board.Model.Peak.Arithmetic == board.Model.Peak.Precision ? null : board.Model.Peak.Arithmetic),
            HtmlCell.Number($"{board.Model.Peak.Gflops:0.#}"),
            HtmlCell.Number($"{board.Model.Sheet.BandwidthGbPerS.Value:0.#}"),
            HtmlCell.Number(ReportNumbers.Fixed(board.Model.FlopPerByte, 1)),
            HtmlCell.Number(board.Model.PublishedFlopPerByte is { } published ? $"{published:0.#}" : "-"),
            HtmlCell.Number(ReportNumbers.Ms(board.Estimate.FloorMs)),
            ReportNumbers.Interval(
                new ReportInterval(board.Estimate.Cost.LatencyMs, board.Estimate.Cost.LowMs, board.Estimate.Cost.HighMs), ReportNumbers.NotMeasured),
        ])]);

    private static IEnumerable<object?> CsvRow(BoardRoofline board) =>
    [
        board.Model.Sheet.Name, board.Model.Peak.Precision, board.Model.Peak.Gflops, board.Model.Sheet.BandwidthGbPerS.Value,
        board.Model.FlopPerByte, board.Model.PublishedFlopPerByte, NetworkFlopPerByte(board), board.Estimate.FloorMs,
        board.Estimate.Cost.LatencyMs, board.Estimate.Cost.LowMs, board.Estimate.Cost.HighMs,
    ];
}
