using System.Text.Json;
using Profiler.Cli.Reports.Model;
using Profiler.Search.Results;
using Profiler.Search.Training;

namespace Profiler.Cli.Reports.Charts;

/// <summary>What the script of a search's page draws, as JSON.</summary>
internal static class SearchChartData
{
    /// <summary>Columns of the heat map; each has as many cells as the space has candidates.</summary>
    private const int MostFrames = 100;

    /// <summary>Safe inside a script element: the default encoder writes no "&lt;".</summary>
    public static string Write(SearchReportModel search) => JsonSerializer.Serialize(
        new Dictionary<string, object?>
        {
            [ChartNames.Losses] = Steps(search, point => [point.Step, point.WeightsLoss, point.ArchitectureTaskLoss, point.ArchitectureLoss]),
            [ChartNames.ExpectedCost] = new
            {
                Name = search.Cost,
                search.Budget,
                Points = Steps(search, point => [point.Step, point.ExpectedCost]),
            },
            [ChartNames.Entropy] = Steps(search, point => [point.Step, point.Entropy]),
            [ChartNames.Choices] = Choices(search.History),
            [ChartNames.Candidates] = new
            {
                search.Cost,
                Score = search.ScoreName,
                search.Budget,
                Points = search.History.Candidates.Select(candidate => new { candidate.Trial, candidate.Code, candidate.Score, candidate.Cost }),
            },
        },
        JsonSerializerOptions.Web);

    public static string Write(SearchComparisonModel comparison) => JsonSerializer.Serialize(
        new Dictionary<string, object?>
        {
            [ChartNames.SearchComparison] = comparison.Networks.Where(network => network.Measured is not null).Select(network => new
            {
                network.Name,
                network.SearchedFor,
                Gigamacs = network.Macs / 1e9,
                network.Measured!.Value.Ms,
                network.Measured.Value.LowMs,
                network.Measured.Value.HighMs,
            }),
        },
        JsonSerializerOptions.Web);

    private static IEnumerable<double?[]> Steps(SearchReportModel search, Func<HistoryPoint, double?[]> read) =>
        search.History.Points.Select(read);

    /// <summary>Cells as [frame, row, probability], a row for each candidate of each slot.</summary>
    private static object Choices(SearchHistory history)
    {
        int stride = (history.Points.Length + MostFrames - 1) / MostFrames;
        HistoryPoint[] frames = [.. history.Points.Where((_, index) => index % stride == 0 || index == history.Points.Length - 1)];
        return new
        {
            Steps = frames.Select(frame => frame.Step),
            history.Slots,
            Cells = frames.SelectMany((frame, column) => frame.Probabilities.SelectMany(slot => slot)
                .Select((probability, row) => (double[])[column, row, Math.Round(probability, 3)])),
        };
    }
}
