using System.Text.Json;
using Profiler.Cli.Reports.Model;
using Profiler.Cli.Reports.Sections;
using Profiler.CostModels.LookupTables;

namespace Profiler.Cli.Reports.Charts;

/// <summary>What the page's script draws, as JSON.</summary>
internal static class ChartData
{
    /// <summary>Safe inside a script element: the default encoder writes no "&lt;".</summary>
    public static string Write(ReportModel report) => JsonSerializer.Serialize(
        new Dictionary<string, object?>
        {
            [ChartNames.Comparison] = report.Comparison is { } comparison ? Comparison(comparison) : null,
            [ChartNames.LookupTable] = report.Table is { } table ? Heat(table) : null,
            [ChartNames.Validation] = report.Validation is { } validation ? Validation(validation) : null,
        },
        JsonSerializerOptions.Web);

    private static object Comparison(ReportComparison comparison) => comparison.Networks
        .Where(network => network.Measured is not null)
        .Select(network => new
        {
            network.Name,
            network.Family,
            network.SearchedFor,
            Gigamacs = network.Macs / 1e9,
            network.Measured!.Value.Ms,
            network.Measured.Value.LowMs,
            network.Measured.Value.HighMs,
        });

    private static object Heat(LookupTable table)
    {
        string[] candidates = [.. LookupTableSection.CandidatesOf(table)];
        int[] slots = [.. table.Entries.Select(entry => entry.Slot).Distinct()];
        return new
        {
            Candidates = candidates,
            Slots = slots.Select(slot => $"slot{slot:D2}"),
            Cells = table.Entries.Select(entry => new
            {
                Candidate = Array.IndexOf(candidates, entry.Candidate),
                Slot = Array.IndexOf(slots, entry.Slot),
                entry.LatencyMs,
                entry.LowMs,
                entry.HighMs,
                IsPredicted = entry.Source == EntrySource.Predicted,
            }),
        };
    }

    private static object Validation(ReportValidation validation) => validation.Predictions.Select(prediction => new
    {
        prediction.Name,
        PredictedMs = prediction.Predicted.Ms,
        MeasuredMs = prediction.Measured.Ms,
    });
}
