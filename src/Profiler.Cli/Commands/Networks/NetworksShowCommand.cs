using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Cli.Resolution;
using Profiler.Networks.Shapes;

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

    private readonly NetworkArgument _network = new();
    private readonly InputOption _input = new();

    public NetworksShowCommand(CommandEnvironment environment)
        : base(
            environment,
            "show",
            "Show what a network costs on paper: MACs, parameters, bytes.",
            "profiler networks show squeezenas-lat-small --input 1x3x512x1024",
            "profiler networks show my-architecture.json --json")
    {
        Add(_network);
        Add(_input);
    }

    protected override Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        TensorShape? input = _input.Read(arguments);
        ShownNetwork shown = _network.Read(arguments) switch
        {
            LayerNetwork network => LayerNetworkReader.Read(network, input),
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
        text.Line($"  activations, fp32 {Quantities.Mebibytes(network.ActivationBytes)} MiB");
        text.Line($"  weights, fp32     {Quantities.Mebibytes(network.WeightBytes)} MiB");
        if (network.Published is { } published)
        {
            text.Line($"  published         {published.LatencyMs:F2} ms on {published.Device}, {published.Accuracy:F2} {published.AccuracyMetric}");
        }

        if (network.Sections.Length > 0)
        {
            text.Table(SectionColumns, network.Sections.Select(section => Row(section, network.Macs)));
        }
    }

    private static string[] Row(ShownSection section, long totalMacs) =>
    [
        section.Name,
        section.Candidate ?? "",
        section.Output,
        Quantities.Giga(section.Macs),
        totalMacs > 0 ? $"{100.0 * section.Macs / totalMacs:F1}" : "",
        Quantities.Whole(section.Parameters),
        Quantities.Mebibytes(section.ActivationBytes),
    ];
}
