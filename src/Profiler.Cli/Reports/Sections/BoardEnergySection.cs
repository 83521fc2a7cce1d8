using System.Collections.Immutable;
using Profiler.Cli.Commands.Comparison.Boards;
using Profiler.Cli.Reports.Html;

namespace Profiler.Cli.Reports.Sections;

/// <summary>What a joule pays for on each board, network by network; nothing where no energy is known.</summary>
public static class BoardEnergySection
{
    public static Markup Render(ComparedBoards compared) => compared.Boards.All(board => board.Networks.All(network => network.Energy is null))
        ? Markup.Empty
        : Markup.Of($"""
            <section>
            <h2>Energy</h2>
            {Table(compared).Render()}
            <p class="note">Measured energies are of the newest pass on the same target; predicted ones are of the table that says the latency. The notes below say why a cell is empty.</p>
            </section>
            """);

    private static HtmlTable Table(ComparedBoards compared) => new(
        "Images per joule",
        ["network", .. compared.Boards.Select(board => $"on {board.Name}")],
        [.. compared.Networks.Select(ImmutableArray<HtmlCell> (network, index) =>
        [
            new(network.Name),
            .. compared.Boards.Select(board => Cell(board.Networks[index].Energy)),
        ])]);

    private static HtmlCell Cell(BoardEnergy? energy) => energy is null
        ? HtmlCell.Number("")
        : HtmlCell.Number(
            ReportNumbers.Fixed(energy.ImagesPerJoule.Value, 2),
            $"{ReportNumbers.Fixed(energy.MjPerInference.Value, 1)} mJ, {ReportNumbers.Fixed(energy.MjPerInference.Low, 1)} to {ReportNumbers.Fixed(energy.MjPerInference.High, 1)}, {energy.Source}");
}
