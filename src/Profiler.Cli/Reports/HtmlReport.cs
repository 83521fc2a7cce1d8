using Profiler.Cli.Reports.Charts;
using Profiler.Cli.Reports.Html;
using Profiler.Cli.Reports.Model;
using Profiler.Cli.Reports.Sections;

namespace Profiler.Cli.Reports;

/// <summary>
/// Writes a report as one HTML file that opens from disk: styles, scripts and data are inside, and its content
/// security policy lets nothing be fetched. Tables read without JavaScript; plots need it.
/// </summary>
public static class HtmlReport
{
    private const string Policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:";

    public static string Write(ReportModel report) => Markup.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta http-equiv="Content-Security-Policy" content="{Policy}">
        <title>{report.Title}</title>
        <style>
        {Asset("report.css")}
        </style>
        </head>
        <body>
        <header>
        <h1>{report.Title}</h1>
        <p class="where">Measured on {report.Device}, {report.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm")} UTC</p>
        <p class="headline">{report.Headline}</p>
        <noscript><p class="note">Plots need JavaScript; every number is in the tables.</p></noscript>
        </header>
        <main>
        {Sections(report)}
        </main>
        <footer>
        {FactsSection.Render("Provenance", report.Provenance)}
        </footer>
        <script type="application/json" id="report-data">{Markup.Trusted(ChartData.Write(report))}</script>
        <script>
        {Asset("echarts.min.js")}
        </script>
        <script>
        {Asset("report.js")}
        </script>
        </body>
        </html>

        """).ToString();

    private static Markup Sections(ReportModel report) => Markup.Join(
    [
        report.Comparison is { } comparison ? ComparisonSection.Render(comparison) : Markup.Empty,
        report.Validation is { } validation ? ValidationSection.Render(validation) : Markup.Empty,
        report.Table is { } table ? LookupTableSection.Render(table) : Markup.Empty,
        FactsSection.Render("Device and conditions", report.Conditions),
    ]);

    private static Markup Asset(string file) => Markup.Trusted(ReportAssets.Read(file));
}
