namespace Profiler.Cli.Reports.Html;

/// <summary>
/// One HTML file that opens from disk: styles, scripts and data are inside, and its content security policy lets
/// nothing be fetched. Tables read without JavaScript; plots need it.
/// </summary>
/// <param name="Where">Below the title: of what the page tells, and of when.</param>
/// <param name="Headline">The answer in a sentence.</param>
/// <param name="Data">What <paramref name="Script"/> draws, as JSON without a "&lt;".</param>
/// <param name="Script">The embedded script of this kind of page.</param>
public sealed record ReportPage(string Title, string Where, string Headline, Markup Main, Markup Footer, string Data, string Script)
{
    private const string Policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:";

    /// <summary>How often the page loads itself again, for one that is still written; null for one that is done.</summary>
    public TimeSpan? Refresh { get; init; }

    public string Write() => Markup.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta http-equiv="Content-Security-Policy" content="{Policy}">
        {RefreshElement()}
        <title>{Title}</title>
        <style>
        {Asset("report.css")}
        </style>
        </head>
        <body>
        <header>
        <h1>{Title}</h1>
        <p class="where">{Where}</p>
        <p class="headline">{Headline}</p>
        <noscript><p class="note">Plots need JavaScript; every number is in the tables.</p></noscript>
        </header>
        <main>
        {Main}
        </main>
        <footer>
        {Footer}
        </footer>
        <script type="application/json" id="report-data">{Markup.Trusted(Data)}</script>
        <script>
        {Asset("echarts.min.js")}
        </script>
        <script>
        {Asset("charts.js")}
        {Asset(Script)}
        </script>
        </body>
        </html>

        """).ToString();

    private Markup RefreshElement() => Refresh is { } refresh
        ? Markup.Of($"<meta http-equiv=\"refresh\" content=\"{(int)refresh.TotalSeconds}\">")
        : Markup.Empty;

    private static Markup Asset(string file) => Markup.Trusted(ReportAssets.Read(file));
}
