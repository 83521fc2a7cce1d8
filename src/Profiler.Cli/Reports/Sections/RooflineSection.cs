using System.Collections.Immutable;
using Profiler.Cli.Output;
using Profiler.Cli.Reports.Charts;
using Profiler.Cli.Reports.Html;
using Profiler.Cli.Reports.Model;
using Profiler.CostModels.Analytical;

namespace Profiler.Cli.Reports.Sections;

/// <summary>Where each kernel of a network lies under one board's roofline.</summary>
public static class RooflineSection
{
    private static readonly string[] CsvHeadings =
        ["kernel", "operator", "macs", "bytes", "flopPerByte", "limit", "computeMs", "memoryMs", "launchMs", "floorMs"];

    public static Markup Render(BoardRoofline board)
    {
        string name = board.Model.Sheet.Name;
        return Markup.Of($"""
            <section>
            <h2>{board.Model.Sheet.Title} at {board.Model.Peak.Precision}</h2>
            {Figure.Render(
                ChartNames.Roofline + name,
                $"roofline-{name}.png",
                Caption(board),
                "Scatter plot of attainable rate against arithmetic intensity, one point a kernel, under the board's roofline. The table below has every number.")}
            <details><summary>Show the kernels as a table</summary>
            {Kernels(board).Render()}
            </details>
            <p>{CsvLink.Render($"roofline-{name}.csv", CsvHeadings, board.Estimate.Kernels.Select(CsvRow))}</p>
            </section>
            """);
    }

    private static string Caption(BoardRoofline board)
    {
        int without = board.Estimate.Kernels.Count(kernel => kernel.Kernel.Macs == 0);
        string missing = without == 0 ? "" : $" {without} kernels multiply nothing and have no dot.";
        return $"One dot a kernel, the larger the more of the floor is its own; dots below the line are held down by their launch.{missing}";
    }

    private static HtmlTable Kernels(BoardRoofline board) => new(
        "Kernels in the order of execution",
        ["kernel", "operator", "MMACs", "MiB", "FLOP/byte", "bound by", "floor us"],
        [.. board.Estimate.Kernels.Select(ImmutableArray<HtmlCell> (kernel) =>
        [
            new(kernel.Kernel.Name),
            new(kernel.Kernel.Operator),
            HtmlCell.Number(ReportNumbers.Fixed(kernel.Kernel.Macs / 1e6, 2)),
            HtmlCell.Number(Quantities.Mebibytes(kernel.Kernel.Bytes)),
            HtmlCell.Number(ReportNumbers.Fixed(kernel.FlopPerByte, 1)),
            new(Words(kernel.Limit)),
            HtmlCell.Number(ReportNumbers.Fixed(1000 * kernel.FloorMs, 1)),
        ])]);

    internal static string Words(BindingLimit limit) => limit.ToString().ToLowerInvariant();

    private static IEnumerable<object?> CsvRow(KernelRoofline kernel) =>
    [
        kernel.Kernel.Name, kernel.Kernel.Operator, kernel.Kernel.Macs, kernel.Kernel.Bytes, kernel.FlopPerByte, Words(kernel.Limit),
        kernel.ComputeMs, kernel.MemoryMs, kernel.LaunchMs, kernel.FloorMs,
    ];
}
