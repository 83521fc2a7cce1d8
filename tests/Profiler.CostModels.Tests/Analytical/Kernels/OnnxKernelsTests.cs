using Profiler.CostModels.Analytical.Kernels;
using Profiler.Networks.Catalog;
using Profiler.Networks.Graphs;
using Profiler.Networks.Onnx.Export;
using Profiler.Networks.Onnx.Inference;
using Profiler.Networks.Onnx.Reading;
using Profiler.Networks.Shapes;
using Profiler.Networks.Weights;

namespace Profiler.CostModels.Tests.Analytical.Kernels;

public sealed class OnnxKernelsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("profiler-analytical-");

    [Theory]
    [InlineData("fbnet-a", "1x3x64x64", "fp32", 4)]
    [InlineData("fbnet-a", "1x3x64x64", "fp16", 2)]
    public void A_network_and_its_exported_file_are_the_same_convolutions(string name, string input, string precision, int bytesPerValue)
    {
        ShapedGraph graph = ShapedGraph.Lay(PublishedNetworks.Build(PublishedNetworks.Get(name)), TensorShape.Parse(input));
        string path = Path.Combine(_folder.FullName, "network.onnx");
        File.WriteAllBytes(path, OnnxExporter.Export(graph, new SeededWeights(0)).Bytes.Span);

        AnalyticKernel[] read = [.. OnnxKernels.Of(OnnxModelFile.Load(path), OnnxInputs.AsDeclared, precision).Where(kernel => kernel.Operator == "Conv")];
        AnalyticKernel[] laid = [.. LayerKernels.Of(graph, bytesPerValue).Where(kernel => kernel.Operator == "Conv2d")];

        Assert.Equal(laid.Select(kernel => (kernel.Macs, kernel.Bytes)), read.Select(kernel => (kernel.Macs, kernel.Bytes)));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
