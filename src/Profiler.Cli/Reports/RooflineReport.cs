using Profiler.Cli.Reports.Charts;
using Profiler.Cli.Reports.Html;
using Profiler.Cli.Reports.Model;
using Profiler.Cli.Reports.Sections;
using Profiler.CostModels.Analytical;

namespace Profiler.Cli.Reports;

/// <summary>Writes the page of a network's rooflines.</summary>
public static class RooflineReport
{
    /// <summary>Boards that fit a sentence.</summary>
    private const int MostSaid = 2;

    public static string Write(RooflineReportModel report) => new ReportPage(
        $"Roofline of {report.Network} at {report.Input}",
        $"By data sheets alone, measured nowhere; written {report.WrittenAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC",
        Headline(report),
        Markup.Join([RatioSection.Render(report), .. report.Boards.Select(RooflineSection.Render)]),
        FactsSection.Render(
            "Where the numbers come from",
            [.. report.Boards.SelectMany(board => SheetWords.Sources(board.Model).Select(source => new ReportFact(board.Model.Sheet.Title, source)))]),
        RooflineChartData.Write(report),
        "roofline.js").Write();

    private static string Headline(RooflineReportModel report)
    {
        if (report.Boards.Length <= MostSaid)
        {
            return string.Join(' ', report.Boards.Select(board =>
                $"{Expected(board)}, {100 * board.ShareOf(BindingLimit.Compute):F0} % of its floor bound by arithmetic."));
        }

        return $"From {Expected(report.Boards.MinBy(Typical)!)} to {Expected(report.Boards.MaxBy(Typical)!)}.";
    }

    private static double Typical(BoardRoofline board) => board.Estimate.Cost.LatencyMs;

    private static string Expected(BoardRoofline board) =>
        $"{ReportNumbers.Ms(board.Estimate.Cost.LowMs)} to {ReportNumbers.Ms(board.Estimate.Cost.HighMs)} ms "
        + $"on {board.Model.Sheet.Title} at {board.Model.Peak.Precision}";
}
