using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Cli.Resolution;

namespace Profiler.Cli.Commands.Networks;

/// <summary>profiler networks show NAME|FILE.onnx|ARCHITECTURE.json [--input 1x3xHxW]</summary>
public sealed class NetworksShowCommand : ProfilerCommand
{
    private static readonly TextColumn[] SectionColumns =
    [
        TextColumn.Words("section"),
        TextColumn.Words("candidate"),
        TextColumn.Words("output"),
        TextColumn.Number("GMACs"),
        TextColumn.Number("MACs %"),
        TextColumn.Number("params"),
        TextColumn.Number("act MiB"),
    ];

    private static readonly TextColumn[] OperatorColumns =
    [
        TextColumn.Words("operator"),
        TextColumn.Number("nodes"),
        TextColumn.Number("GMACs"),
        TextColumn.Number("MACs %"),
        TextColumn.Number("params"),
        TextColumn.Number("act MiB"),
    ];

    private readonly NetworkArgument _network = new();
    private readonly InputOption _input = new();

    public NetworksShowCommand(CommandEnvironment environment)
        : base(
            environment,
            "show",
            "Show what a network costs on paper: MACs, parameters, bytes.",
            "profiler networks show squeezenas-lat-small --input 1x3x512x1024",
            "profiler networks show my-architecture.json --json",
            "profiler networks show model.onnx --input 1x3x224x224")
    {
        Add(_network);
        Add(_input);
    }

    protected override Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        ShownNetwork shown = _network.Read(arguments) switch
        {
            LayerNetwork network => LayerNetworkReader.Read(network, _input.ReadShape(arguments)),
            OnnxNetwork network => OnnxNetworkReader.Read(network, _input.ReadInputs(arguments)),
            ResolvedNetwork other => throw new NotSupportedException(other.GetType().Name),
        };
        output.Write(shown, Render);
        return Task.CompletedTask;
    }

    private static void Render(TextOutput text, ShownNetwork network)
    {
        text.Line($"{network.Name} at {network.Input}{(network.Space is { } space ? $", of {space}" : "")}");
        text.Line($"  MACs              {Quantities.Whole(network.Macs)}");
        text.Line($"  parameters        {Quantities.Whole(network.Parameters)}");
        text.Line($"  activations       {Quantities.Mebibytes(network.ActivationBytes)} MiB");
        text.Line($"  weights           {Quantities.Mebibytes(network.WeightBytes)} MiB");
        if (network.Published is { } published)
        {
            text.Line($"  published         {published.LatencyMs:F2} ms on {published.Device}, at its paper's input");
            text.Line($"  accuracy          {published.Accuracy:F2}, {published.AccuracyMetric}");
        }

        if (network.Sections.Length > 0)
        {
            text.Table(SectionColumns, network.Sections.Select(section => Row(section, network.Macs)));
        }
        else
        {
            IEnumerable<IGrouping<string, ShownNode>> operators = network.Nodes
                .GroupBy(node => node.Operator)
                .OrderByDescending(nodes => nodes.Sum(node => node.Macs))
                .ThenByDescending(nodes => nodes.Count());
            text.Table(OperatorColumns, operators.Select(nodes => Row(nodes, network.Macs)));
        }
    }

    private static string[] Row(ShownSection section, long totalMacs) =>
    [
        section.Name,
        section.Candidate ?? "",
        section.Output,
        Quantities.Giga(section.Macs),
        Percent(section.Macs, totalMacs),
        Quantities.Whole(section.Parameters),
        Quantities.Mebibytes(section.ActivationBytes),
    ];

    private static string[] Row(IGrouping<string, ShownNode> nodes, long totalMacs) =>
    [
        nodes.Key,
        $"{nodes.Count()}",
        Quantities.Giga(nodes.Sum(node => node.Macs)),
        Percent(nodes.Sum(node => node.Macs), totalMacs),
        Quantities.Whole(nodes.Sum(node => node.Parameters)),
        Quantities.Mebibytes(nodes.Sum(node => node.ActivationBytes)),
    ];

    private static string Percent(long macs, long totalMacs) => totalMacs > 0 ? $"{100.0 * macs / totalMacs:F1}" : "";
}
