using Profiler.Cli.Reports.Charts;
using Profiler.Cli.Reports.Html;
using Profiler.Cli.Reports.Model;
using Profiler.Cli.Reports.Sections;

namespace Profiler.Cli.Reports;

/// <summary>Writes a report as one HTML file.</summary>
public static class HtmlReport
{
    public static string Write(ReportModel report) => new ReportPage(
        report.Title,
        $"Measured on {report.Device}, {report.CreatedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC",
        report.Headline,
        Sections(report),
        FactsSection.Render("Provenance", report.Provenance),
        ChartData.Write(report),
        "report.js").Write();

    private static Markup Sections(ReportModel report) => Markup.Join(
    [
        report.Comparison is { } comparison ? ComparisonSection.Render(comparison) : Markup.Empty,
        report.Validation is { } validation ? ValidationSection.Render(validation) : Markup.Empty,
        report.Table is { } table ? LookupTableSection.Render(table) : Markup.Empty,
        FactsSection.Render("Device and conditions", report.Conditions),
    ]);
}
