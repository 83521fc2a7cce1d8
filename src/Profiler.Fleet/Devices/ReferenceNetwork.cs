using Profiler.Networks.Catalog;
using Profiler.Networks.Graphs;
using Profiler.Networks.Onnx.Export;
using Profiler.Networks.Shapes;
using Profiler.Networks.Weights;

namespace Profiler.Fleet.Devices;

/// <summary>
/// The network that stands beside every measurement. It must never change, or the numbers of different days lose
/// their common scale: a small published network, 1 to 2 ms on a desktop core, with the convolutions, layout
/// conversions and resizes that the networks judged by it have.
/// </summary>
public static class ReferenceNetwork
{
    private const string Name = "squeezenas-lat-small";
    private const string Input = "1x3x128x256";
    private const int Seed = 0;

    private static readonly Lazy<OnnxExport> Model = new(() =>
    {
        Network network = PublishedNetworks.Build(PublishedNetworks.Get(Name));
        return OnnxExporter.Export(ShapedGraph.Lay(network, TensorShape.Parse(Input)), new SeededWeights(Seed));
    });

    public static OnnxExport Export => Model.Value;
}
