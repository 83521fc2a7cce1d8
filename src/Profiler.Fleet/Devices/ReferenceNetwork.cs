using Profiler.Networks.Catalog;
using Profiler.Networks.Graphs;
using Profiler.Networks.Onnx.Export;
using Profiler.Networks.Shapes;
using Profiler.Networks.Weights;

namespace Profiler.Fleet.Devices;

/// <summary>
/// The network that stands beside every measurement. It must never change, or the numbers of different days lose
/// their common scale. A published network at a size whose feature maps do not fit the inner caches, as those of the
/// networks judged by it do not: a reference of half the side let the ratios of single visits scatter by 2.6 %,
/// this one by 1.4 % (docs/benchmarks.md).
/// </summary>
public static class ReferenceNetwork
{
    private const string Name = "squeezenas-lat-small";
    private const string Input = "1x3x256x512";
    private const int Seed = 0;

    private static readonly Lazy<OnnxExport> Model = new(() =>
    {
        Network network = PublishedNetworks.Build(PublishedNetworks.Get(Name));
        return OnnxExporter.Export(ShapedGraph.Lay(network, TensorShape.Parse(Input)), new SeededWeights(Seed));
    });

    public static OnnxExport Export => Model.Value;
}
