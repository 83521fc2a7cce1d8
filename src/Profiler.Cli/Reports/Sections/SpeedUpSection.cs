using System.Collections.Immutable;
using Profiler.Cli.Commands.Comparison.Boards;
using Profiler.Cli.Output;
using Profiler.Cli.Reports.Charts;
using Profiler.Cli.Reports.Html;
using Profiler.Cli.Reports.Model;

namespace Profiler.Cli.Reports.Sections;

/// <summary>Every network on every board, against the first network.</summary>
public static class SpeedUpSection
{
    private static readonly string[] CsvHeadings =
        ["board", "target", "network", "macs", "parameters", "latencyMs", "lowMs", "highMs", "source", "speedUp", "speedUpLow", "speedUpHigh", "gigamacsPerSecond", "imagesPerSecond", "mj", "mjLow", "mjHigh", "imagesPerJoule", "energySource"];

    public static Markup Render(ComparedBoards compared) => Markup.Of($"""
        <section>
        <h2>Speed-up</h2>
        {Figure.Render(
            ChartNames.SpeedUps,
            "speed-up.png",
            $"How many times as fast as {compared.Networks[0].Name} each network is on each board. Boards that agreed would have bars of one length.",
            "Bar chart of speed-ups, one group a network, one bar a board. The tables below have every number.")}
        {Markup.Join(compared.Boards.Select(board => Table(compared, board).Render()))}
        <p>{CsvLink.Render("boards.csv", CsvHeadings, compared.Boards.SelectMany(board => board.Networks.Select((_, index) => CsvRow(compared, board, index))))}</p>
        </section>
        """);

    private static HtmlTable Table(ComparedBoards compared, ComparedBoard board) => new(
        $"On {board.Name}",
        ["network", "GMACs", "GFLOPs", "Mpar", "ms", "times as fast", "GMAC/s", "images/s", "source"],
        [.. board.Networks.Select(ImmutableArray<HtmlCell> (network, index) =>
        [
            new(network.Name),
            HtmlCell.Number(Quantities.Giga(compared.Networks[index].Macs)),
            HtmlCell.Number(ReportNumbers.Fixed(compared.Networks[index].Gigaflops, 3)),
            HtmlCell.Number(Quantities.Mega(compared.Networks[index].Parameters)),
            ReportNumbers.Interval(new ReportInterval(network.Latency.LatencyMs, network.Latency.Low, network.Latency.High), ReportNumbers.NotMeasured),
            HtmlCell.Number(
                ReportNumbers.Fixed(network.SpeedUp.Value, 2),
                $"{ReportNumbers.Fixed(network.SpeedUp.Low, 2)} to {ReportNumbers.Fixed(network.SpeedUp.High, 2)}"),
            HtmlCell.Number(ReportNumbers.Fixed(network.GigamacsPerSecond, 1)),
            HtmlCell.Number(ReportNumbers.Fixed(network.ImagesPerSecond, 1)),
            new(network.Latency.Source),
        ])]);

    private static IEnumerable<object?> CsvRow(ComparedBoards compared, ComparedBoard board, int index)
    {
        BoardLatency network = board.Networks[index];
        return
        [
            board.Name, network.Target, network.Name, compared.Networks[index].Macs, compared.Networks[index].Parameters,
            network.Latency.LatencyMs, network.Latency.Low, network.Latency.High, network.Latency.Source,
            network.SpeedUp.Value, network.SpeedUp.Low, network.SpeedUp.High, network.GigamacsPerSecond, network.ImagesPerSecond,
            network.Energy?.MjPerInference.Value, network.Energy?.MjPerInference.Low, network.Energy?.MjPerInference.High,
            network.Energy?.ImagesPerJoule, network.Energy?.Source,
        ];
    }
}
