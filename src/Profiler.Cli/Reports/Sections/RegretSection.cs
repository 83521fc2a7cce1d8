using System.Collections.Immutable;
using Profiler.Cli.Commands.Comparison.Boards;
using Profiler.Cli.Reports.Html;

namespace Profiler.Cli.Reports.Sections;

/// <summary>What a board pays for running what another chose.</summary>
public static class RegretSection
{
    public static Markup Render(ComparedBoards compared) => Markup.Of($"""
        <section>
        <h2>Regret</h2>
        {Table(compared).Render()}
        <p class="note">A board chooses {compared.Choice}. Each cell says how much slower the row's network is on the column's board than the one chosen for that board.</p>
        </section>
        """);

    private static HtmlTable Table(ComparedBoards compared) => new(
        "Slower than the board's own choice",
        ["chosen", "network", .. compared.Boards.Select(board => $"on {board.Name}")],
        [.. compared.Regret.Select(ImmutableArray<HtmlCell> (row) =>
        [
            new(row.ChosenFor is { } board ? $"for {board}" : "by MACs alone"),
            new(row.Network),
            .. row.Slower.Select(slower => HtmlCell.Number(ReportNumbers.Percent(slower))),
        ])]);
}
