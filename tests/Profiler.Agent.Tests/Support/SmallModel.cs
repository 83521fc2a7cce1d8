using Profiler.Networks.Blocks;
using Profiler.Networks.Catalog;
using Profiler.Networks.Graphs;
using Profiler.Networks.Onnx.Export;
using Profiler.Networks.Shapes;
using Profiler.Networks.Weights;

namespace Profiler.Agent.Tests.Support;

/// <summary>A real network that runs in a fraction of a millisecond.</summary>
internal static class SmallModel
{
    public static OnnxExport Export { get; } = Make();

    private static OnnxExport Make()
    {
        Block stem = Stem.Build(BuiltInSpaces.Get("fbnet").Stem, inChannels: 3);
        Network network = NetworkFactory.FromBlock("small", stem, 3, new TensorShape(1, 3, 16, 16));
        return OnnxExporter.Export(ShapedGraph.Lay(network, network.DefaultInput), new SeededWeights(0));
    }
}
