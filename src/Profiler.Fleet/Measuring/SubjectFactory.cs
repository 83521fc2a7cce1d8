using System.Collections.Immutable;
using Profiler.Networks.Counting;
using Profiler.Networks.Graphs;
using Profiler.Networks.Onnx.Export;
using Profiler.Networks.Shapes;
using Profiler.Networks.Weights;

namespace Profiler.Fleet.Measuring;

/// <summary>Makes networks measurable.</summary>
public static class SubjectFactory
{
    private const int WeightSeed = 0;

    /// <exception cref="Networks.Errors.ProfilerException">The input does not fit the network; the layer is named.</exception>
    public static Subject FromNetwork(Network network, TensorShape input)
    {
        ShapedGraph graph = ShapedGraph.Lay(network, input);
        OnnxExport export = OnnxExporter.Export(graph, new SeededWeights(WeightSeed));
        return new Subject(
            network.Name,
            input,
            export.Bytes,
            export.Sha256,
            LayerCounter.Count(graph),
            ImmutableSortedDictionary<string, ImmutableArray<long>>.Empty,
            network.Architecture);
    }
}
