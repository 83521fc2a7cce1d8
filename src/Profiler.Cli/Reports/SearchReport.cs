using Profiler.Cli.Reports.Charts;
using Profiler.Cli.Reports.Html;
using Profiler.Cli.Reports.Model;
using Profiler.Cli.Reports.Sections;

namespace Profiler.Cli.Reports;

/// <summary>Writes the page of a search; one of a search that runs loads itself again.</summary>
public static class SearchReport
{
    public static string Write(SearchReportModel search) => new ReportPage(
        search.Title,
        $"{State(search)} {search.WrittenAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC",
        search.Headline,
        Sections(search),
        FactsSection.Render("How it is searched", search.Provenance),
        SearchChartData.Write(search),
        "search.js")
    {
        Refresh = search.Refresh,
    }.Write();

    public static string Write(SearchComparisonModel comparison) => new ReportPage(
        comparison.Title,
        $"Written {comparison.WrittenAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC",
        comparison.Headline,
        SearchComparisonSection.Render(comparison),
        FactsSection.Render("How it was searched", comparison.Provenance),
        SearchChartData.Write(comparison),
        "search.js").Write();

    private static string State(SearchReportModel search) => (search.Refresh, search.Result) switch
    {
        (not null, _) => "Running; as of",
        (_, null) => "Stopped",
        _ => "Finished",
    };

    private static Markup Sections(SearchReportModel search) => Markup.Join(
    [
        search.Result is { } result ? FoundArchitectureSection.Render(result, search.ScoreName) : Markup.Empty,
        SearchTrainingSection.Render(search),
        SearchChoicesSection.Render(search.History),
        SearchCandidatesSection.Render(search),
    ]);
}
