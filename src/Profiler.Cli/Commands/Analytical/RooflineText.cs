using Profiler.Cli.Output;
using Profiler.CostModels.Analytical;

namespace Profiler.Cli.Commands.Analytical;

/// <summary>Rooflines as text; the kernels one by one where there is one board.</summary>
internal static class RooflineText
{
    public static void Render(TextOutput text, ShownRooflines shown)
    {
        Boards(text, shown);
        if (shown.Estimates.IsEmpty)
        {
            return;
        }

        text.Line();
        text.Line($"{shown.Network} at {shown.Input}, by data sheets alone (analytical):");
        text.Table(
            [
                TextColumn.Words("board"), TextColumn.Number("floor ms"), TextColumn.Number("expected ms"), TextColumn.Number("90 % interval"),
                TextColumn.Number("compute"), TextColumn.Number("memory"), TextColumn.Number("launch"),
            ],
            shown.Estimates.Select(estimate => (string[])
            [
                estimate.Board,
                $"{estimate.FloorMs:G3}",
                $"{estimate.Estimate.LatencyMs:G3}",
                $"{estimate.Estimate.Low:G3} to {estimate.Estimate.High:G3}",
                $"{estimate.ComputeShare:P0}",
                $"{estimate.BandwidthShare:P0}",
                $"{estimate.LaunchShare:P0}",
            ]));
        text.Line($"expected: the floor over {EfficiencyPrior.Typical:P0}, the middle of {EfficiencyPrior.Low:P0} to {EfficiencyPrior.High:P0} of the roofline (docs/roofline.md)");
        if (shown.Estimates is [EstimatedRoofline only])
        {
            Kernels(text, only);
        }

        if (shown.Page is { } page)
        {
            text.Line(page);
        }
    }

    private static void Boards(TextOutput text, ShownRooflines shown)
    {
        text.Table(
            [
                TextColumn.Words("board"), TextColumn.Words("precision"), TextColumn.Number("GFLOP/s"), TextColumn.Number("GB/s"),
                TextColumn.Number("FLOP/byte"), TextColumn.Number("published"), TextColumn.Number("launch us"),
            ],
            shown.Boards.Select(board => (string[])
            [
                board.Board,
                board.Precision,
                $"{board.Gflops:0.#}",
                $"{board.BandwidthGbPerS:0.#}",
                $"{board.FlopPerByte:F1}",
                board.PublishedFlopPerByte is { } published ? $"{published:0.#}" : "-",
                $"{board.LaunchMicroseconds:0.#}",
            ]));
        text.Line("A multiply-accumulate is two operations.");
    }

    private static void Kernels(TextOutput text, EstimatedRoofline estimate)
    {
        text.Line();
        text.Table(
            [
                TextColumn.Words("kernel"), TextColumn.Words("operator"), TextColumn.Number("MMACs"), TextColumn.Number("KiB"),
                TextColumn.Number("FLOP/byte"), TextColumn.Words("bound by"), TextColumn.Number("floor us"),
            ],
            estimate.Kernels.Select(kernel => (string[])
            [
                kernel.Name,
                kernel.Operator,
                $"{kernel.Macs / 1e6:F2}",
                $"{kernel.Bytes / 1024.0:F0}",
                $"{kernel.FlopPerByte:F1}",
                kernel.Limit.ToString().ToLowerInvariant(),
                $"{1000 * kernel.FloorMs:F1}",
            ]));
    }
}
