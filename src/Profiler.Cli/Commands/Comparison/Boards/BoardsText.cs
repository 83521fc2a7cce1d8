using System.Globalization;
using Profiler.Cli.Output;
using Profiler.Networks.Catalog;

namespace Profiler.Cli.Commands.Comparison.Boards;

/// <summary>The same networks on several boards, as text.</summary>
public static class BoardsText
{
    public static void Render(TextOutput text, ComparedBoards compared)
    {
        text.Line(compared.Space is null
            ? $"{compared.Networks.Length} networks on {compared.Boards.Length} boards, from what is stored"
            : $"{compared.Architectures} random architectures of {compared.Space} on {compared.Boards.Length} boards, by their tables; shown are those chosen");
        text.Line();
        Networks(text, compared);
        foreach (ComparedBoard board in compared.Boards)
        {
            text.Line();
            Board(text, board);
        }

        Energies(text, compared);
        Published(text, compared);
        text.Line();
        Regret(text, compared);
        foreach (string note in compared.Notes)
        {
            text.Line(note);
        }
    }

    private static void Networks(TextOutput text, ComparedBoards compared) => text.Table(
        [
            TextColumn.Words("network"), TextColumn.Words("input"), TextColumn.Number("GMACs"), TextColumn.Number("GFLOPs"),
            TextColumn.Number("Mpar"),
        ],
        compared.Networks.Select(network => (string[])
        [
            network.Name, network.Input ?? "-", Quantities.Giga(network.Macs), $"{network.Gigaflops:F3}", Quantities.Mega(network.Parameters),
        ]));

    private static void Board(TextOutput text, ComparedBoard board)
    {
        text.Line($"{board.Name}: {board.Networks[0].Target}, {board.Threads} thread(s); speed-up against {board.Networks[0].Name}");
        text.Table(
            [
                TextColumn.Words("network"), TextColumn.Number("ms"), TextColumn.Number("±"), TextColumn.Number("times"), TextColumn.Number("low"),
                TextColumn.Number("high"), TextColumn.Number("GMAC/s"), TextColumn.Number("images/s"), TextColumn.Words("source"),
            ],
            board.Networks.Select(network => (string[])
            [
                network.Name,
                $"{network.Latency.LatencyMs:F2}",
                $"{(network.Latency.High - network.Latency.Low) / (2 * network.Latency.LatencyMs):P1}",
                $"{network.SpeedUp.Value:F2}",
                $"{network.SpeedUp.Low:F2}",
                $"{network.SpeedUp.High:F2}",
                $"{network.GigamacsPerSecond:F1}",
                $"{network.ImagesPerSecond:F1}",
                network.Latency.Source,
            ]));
    }

    /// <summary>Only where one is known: of most boards there is nothing to show.</summary>
    private static void Energies(TextOutput text, ComparedBoards compared)
    {
        if (compared.Boards.All(board => board.Networks.All(network => network.Energy is null)))
        {
            return;
        }

        text.Line();
        text.Line("Images per joule; p where a table predicts the energy:");
        text.Table(
            [TextColumn.Words("network"), .. compared.Boards.Select(board => TextColumn.Number($"on {Broken(board.Name)}"))],
            compared.Networks.Select((network, index) => (string[])
            [
                network.Name, .. compared.Boards.Select(board => ImagesPerJoule(board.Networks[index].Energy)),
            ]));
    }

    private static string ImagesPerJoule(BoardEnergy? energy) => energy switch
    {
        null => "-",
        { Source: "predicted" } => $"{energy.ImagesPerJoule:F2} p",
        _ => $"{energy.ImagesPerJoule:F2}",
    };

    /// <summary>The papers' own latencies, where one device has them all: what the speed-ups here are held against.</summary>
    private static void Published(TextOutput text, ComparedBoards compared)
    {
        PublishedFigures?[] figures = [.. compared.Networks.Select(network => network.Published)];
        if (figures[0] is not { } first || figures.Any(figure => figure?.Device != first.Device))
        {
            return;
        }

        text.Line();
        text.Line($"As published, on {first.Device} at the papers' own input:");
        text.Table(
            [TextColumn.Words("network"), TextColumn.Number("GMACs"), TextColumn.Number("ms"), TextColumn.Number("times"), TextColumn.Number(first.AccuracyMetric)],
            compared.Networks.Select(network => (string[])
            [
                network.Name,
                $"{network.Published!.Gigamacs:F2}",
                $"{network.Published.LatencyMs:F2}",
                $"{first.LatencyMs / network.Published.LatencyMs:F2}",
                network.Published.Accuracy.ToString("F2", CultureInfo.InvariantCulture),
            ]));
    }

    /// <summary>Over two lines, since boards stand side by side: the device, and what it is asked for.</summary>
    private static string Broken(string board) => board.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash
        ? $"{board[..(slash + 1)]}\n{board[(slash + 1)..]}"
        : board;

    private static void Regret(TextOutput text, ComparedBoards compared)
    {
        text.Line($"Slower than the network chosen for the board, which is {compared.Choice}:");
        text.Table(
            [TextColumn.Words("chosen"), TextColumn.Words("network"), .. compared.Boards.Select(board => TextColumn.Number($"on {Broken(board.Name)}"))],
            compared.Regret.Select(row => (string[])
            [
                row.ChosenFor is { } board ? $"for {Broken(board)}" : "by MACs", row.Network, .. row.Slower.Select(slower => $"{slower:P1}"),
            ]));
    }
}
