using System.Text.Json;
using Profiler.Cli.Reports.Model;
using Profiler.Cli.Reports.Sections;
using Profiler.CostModels.Analytical;

namespace Profiler.Cli.Reports.Charts;

/// <summary>What the script of a roofline's page draws, as JSON.</summary>
internal static class RooflineChartData
{
    private const double MsPerSecond = 1e3;
    private const double Giga = 1e9;

    /// <summary>Safe inside a script element: the default encoder writes no "&lt;".</summary>
    public static string Write(RooflineReportModel report)
    {
        var charts = new Dictionary<string, object?>
        {
            [ChartNames.Ratios] = report.Boards.Select(board => new
            {
                board.Model.Sheet.Name,
                board.Model.Sheet.Title,
                board.Model.Peak.Precision,
                board.Model.FlopPerByte,
                Network = RatioSection.NetworkFlopPerByte(board),
            }),
        };
        foreach (BoardRoofline board in report.Boards)
        {
            charts.Add(ChartNames.Roofline + board.Model.Sheet.Name, Roofline(board));
        }

        return JsonSerializer.Serialize(charts, JsonSerializerOptions.Web);
    }

    private static object Roofline(BoardRoofline board) => new
    {
        board.Model.Peak.Gflops,
        BandwidthGbPerS = board.Model.Sheet.BandwidthGbPerS.Value,
        Kernels = board.Estimate.Kernels.Where(kernel => kernel.Kernel.Macs > 0).Select(kernel => new
        {
            kernel.Kernel.Name,
            kernel.Kernel.Operator,
            kernel.FlopPerByte,
            AttainedGflops = AttainedGflops(kernel),
            kernel.FloorMs,
            Share = kernel.FloorMs / board.Estimate.FloorMs,
            Limit = RooflineSection.Words(kernel.Limit),
        }),
    };

    private static double AttainedGflops(KernelRoofline kernel) =>
        2 * kernel.Kernel.Macs / (kernel.FloorMs / MsPerSecond) / Giga;
}
