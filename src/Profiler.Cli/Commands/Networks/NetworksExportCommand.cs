using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Cli.Resolution;
using Profiler.Networks.Errors;
using Profiler.Networks.Graphs;
using Profiler.Networks.Onnx.Export;
using Profiler.Networks.Weights;

namespace Profiler.Cli.Commands.Networks;

/// <summary>profiler networks export NAME|ARCHITECTURE.json -o FILE [--input 1x3xHxW] [--seed N]</summary>
public sealed class NetworksExportCommand : ProfilerCommand
{
    private const int DefaultSeed = 1;

    private readonly NetworkArgument _network = new();
    private readonly InputOption _input = new();
    private readonly Option<string> _file = new("--output", "-o")
    {
        Description = "The .onnx file to write; one that is there is replaced",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<int> _seed = new("--seed")
    {
        Description = "Seed of the random weights: the same seed gives the same file",
        HelpName = "N",
        DefaultValueFactory = _ => DefaultSeed,
    };

    public NetworksExportCommand(CommandEnvironment environment)
        : base(
            environment,
            "export",
            "Write a network as an .onnx file with random weights.",
            "profiler networks export fbnet-a --input 1x3x224x224 -o fbnet-a.onnx",
            "profiler networks export my-architecture.json -o mine.onnx --seed 7")
    {
        Add(_network);
        Add(_input);
        Add(_file);
        Add(_seed);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        if (_network.Read(arguments) is not LayerNetwork { Network: { } network })
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"{arguments.GetRequiredValue(_network)} is an .onnx file already.",
                "Pass a built-in network's name or an architecture's .json file.");
        }

        ShapedGraph graph = ShapedGraph.Lay(network, _input.ReadShape(arguments) ?? network.DefaultInput);
        int seed = arguments.GetValue(_seed);
        OnnxExport export = OnnxExporter.Export(graph, new SeededWeights(seed));
        string file = Path.GetFullPath(arguments.GetRequiredValue(_file));
        await OutputFile.WriteAsync(file, export.Bytes, cancellationToken);
        output.Write(
            new ExportedNetwork(network.Name, graph.Input.ToString(), seed, file, export.Bytes.Length, export.Sha256),
            (text, exported) => text.Line($"{exported.File}: {exported.Name} at {exported.Input}, {Quantities.Mebibytes(exported.Bytes)} MiB"));
    }
}
