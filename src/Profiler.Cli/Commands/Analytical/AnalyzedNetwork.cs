using System.Collections.Immutable;
using System.CommandLine;
using Profiler.Cli.Resolution;
using Profiler.CostModels.Analytical.Kernels;
using Profiler.CostModels.Analytical.Sheets;
using Profiler.Networks.Graphs;
using Profiler.Networks.Onnx.Inference;

namespace Profiler.Cli.Commands.Analytical;

/// <summary>A network as kernels on paper, at any precision.</summary>
/// <param name="Input">Its shape or shapes, for people.</param>
/// <param name="KernelsAt">Takes a precision.</param>
internal sealed record AnalyzedNetwork(string Name, string Input, Func<string, ImmutableArray<AnalyticKernel>> KernelsAt)
{
    /// <exception cref="Profiler.Networks.Errors.ProfilerException">The network is unknown, or the shapes do not fit.</exception>
    public static AnalyzedNetwork Read(string text, InputOption input, ParseResult arguments)
    {
        ResolvedNetwork network = NetworkResolver.Resolve(text);
        if (network is OnnxNetwork file)
        {
            OnnxInputs inputs = input.ReadInputs(arguments);
            OnnxShapedGraph shaped = OnnxShapeInference.Infer(file.Model, inputs);
            return new AnalyzedNetwork(
                file.Name,
                string.Join(", ", shaped.Inputs.Values.Select(value => value.Shape)),
                precision => OnnxKernels.Of(file.Model, inputs, precision));
        }

        Network layers = ((LayerNetwork)network).Network;
        ShapedGraph graph = ShapedGraph.Lay(layers, input.ReadShape(arguments) ?? layers.DefaultInput);
        return new AnalyzedNetwork(
            layers.Name, graph.Input.ToString(), precision => LayerKernels.Of(graph, Precisions.BytesOf(precision)));
    }
}
