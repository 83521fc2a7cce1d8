using Profiler.Networks.Catalog;
using Profiler.Networks.Counting;
using Profiler.Networks.Graphs;
using Profiler.Networks.Onnx.Counting;
using Profiler.Networks.Onnx.Export;
using Profiler.Networks.Onnx.Inference;
using Profiler.Networks.Onnx.Reading;
using Profiler.Networks.Weights;

namespace Profiler.Networks.Tests.Onnx.Counting;

/// <summary>Layer records and the files exported from them are two readings of one network.</summary>
public sealed class ExportedNetworkTests
{
    [Theory]
    [InlineData("squeezenas-mac-small")]
    [InlineData("squeezenas-lat-large")]
    [InlineData("squeezenas-mac-xlarge")]
    [InlineData("fbnet-a")]
    [InlineData("fbnet-c")]
    public void An_export_has_the_macs_of_its_layers(string name)
    {
        using var folder = new TempFolder();
        Network network = PublishedNetworks.Build(PublishedNetworks.Get(name));
        ShapedGraph graph = ShapedGraph.Lay(network, network.DefaultInput);
        OnnxExport export = OnnxExporter.Export(graph, new SeededWeights(1));
        File.WriteAllBytes(folder.File("model.onnx"), export.Bytes.ToArray());

        OnnxModel model = OnnxModelFile.Load(folder.File("model.onnx"));
        NetworkCounts counts = OnnxCounter.Count(model, OnnxInputs.AsDeclared).Total;

        Assert.Equal(LayerCounter.Count(graph).Macs, counts.Macs);
    }
}
