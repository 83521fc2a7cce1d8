namespace Profiler.Cli.Reports.Html;

/// <summary>A plot's place in the page; the script draws into it, and without scripts it takes no room.</summary>
public static class Figure
{
    /// <param name="chart">The plot's key in the script and in the page's data.</param>
    /// <param name="description">What the plot shows, for those who do not see it.</param>
    /// <param name="file">The name that the browser proposes for the saved picture.</param>
    public static Markup Render(string chart, string file, string caption, string description) => Markup.Of($"""
        <figure>
        <div class="chart" id="chart-{chart}" data-chart="{chart}" role="img" aria-label="{description}"></div>
        <figcaption>{caption}</figcaption>
        <button type="button" data-save="{chart}" data-file="{file}" hidden>Save as PNG</button>
        </figure>
        """);
}
