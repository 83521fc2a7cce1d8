using Profiler.Networks.Counting;
using Profiler.Networks.Errors;
using Profiler.Networks.Families;
using Profiler.Networks.Graphs;
using Profiler.Networks.Layers;
using Profiler.Networks.Onnx.Counting;
using Profiler.Networks.Onnx.Export;
using Profiler.Networks.Onnx.Inference;
using Profiler.Networks.Onnx.Reading;
using Profiler.Networks.Shapes;
using Profiler.Networks.Tests.Onnx;
using Profiler.Networks.Weights;

namespace Profiler.Networks.Tests.Families;

public sealed class NetworkFamiliesTests
{
    private const int Seeds = 24;

    public static TheoryData<string> Names => [.. NetworkFamilies.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_sample_keeps_to_its_bounds_and_has_names_of_its_own(string family)
    {
        var networks = new HashSet<string>();
        foreach (SampledNetwork sample in Samples(family, Seeds))
        {
            ShapedGraph graph = ShapedGraph.Lay(sample.Network, sample.Input);
            NetworkCounts counts = LayerCounter.Count(graph);

            Assert.Equal(sample.Macs, counts.Macs);
            Assert.True(MacRange.Default.Contains(counts.Macs));
            Assert.InRange(counts.Parameters, 1, NetworkFamilies.MaxParameters);
            Assert.Distinct(graph.Nodes.Select(node => node.Name));
            Assert.Matches($"^{family}-[0-9a-f]{{12}}$", sample.Network.Name);
            Assert.Equal(sample.Input, sample.Network.DefaultInput);
            networks.Add(sample.Network.Name);
        }

        Assert.Equal(Seeds, networks.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Small_and_large_networks_come_evenly(string family)
    {
        double[] sizes = [.. Samples(family, Seeds).Select(sample => Math.Log(sample.Macs)).Order()];
        double least = Math.Log(MacRange.Default.Least);
        double span = Math.Log(MacRange.Default.Most) - least;

        Assert.InRange((sizes[Seeds / 4] - least) / span, 0.1, 0.45);
        Assert.InRange((sizes[3 * Seeds / 4] - least) / span, 0.55, 0.9);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void One_seed_gives_one_network(string family)
    {
        SampledNetwork first = NetworkFamilies.Sample(family, new Random(3));
        SampledNetwork second = NetworkFamilies.Sample(family, new Random(3));

        Assert.Equal(first.Network.Name, second.Network.Name);
        Assert.Equal(Sha256(first), Sha256(second));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_of_it_costs_on_paper_what_its_layers_do(string family)
    {
        using var folder = new TempFolder();
        foreach (SampledNetwork sample in Samples(family, 3))
        {
            ShapedGraph graph = ShapedGraph.Lay(sample.Network, sample.Input);
            string path = folder.File("model.onnx");
            File.WriteAllBytes(path, OnnxExporter.Export(graph, new SeededWeights(1)).Bytes.Span);
            OnnxCounts file = OnnxCounter.Count(OnnxModelFile.Load(path), OnnxInputs.AsDeclared);

            Assert.Equal(sample.Macs, file.Total.Macs);
            TensorShape output = graph.OutputShape;
            Assert.Equal<long>([output.Batch, output.Channels, output.Height, output.Width], [.. file.Nodes[^1].Outputs[0].Dims]);
        }
    }

    [Fact]
    public void Families_share_the_shapes_of_kernels_and_go_beyond_multiples_of_eight()
    {
        Conv2d[] convolutions =
        [
            .. NetworkFamilies.Names.SelectMany(family => Samples(family, 6))
                .SelectMany(sample => sample.Network.Sections).SelectMany(section => section.Block.Nodes)
                .Select(node => node.Layer).OfType<Conv2d>(),
        ];

        Assert.InRange(convolutions.Count(convolution => convolution.OutChannels % 8 != 0), convolutions.Length / 10, convolutions.Length / 2);
        Assert.Equal([1, 3, 5, 7], convolutions.Select(convolution => convolution.Kernel).Distinct().Order().Take(4));
        Assert.Contains(convolutions, convolution => convolution.Dilation > 1);
        Assert.Contains(convolutions, convolution => convolution.Groups > 1 && convolution.Groups < convolution.InChannels);
    }

    [Fact]
    public void What_costs_most_is_known_from_several_families()
    {
        string[][] layers =
        [
            .. NetworkFamilies.Names.Where(family => family is not ("attention" or "segmentation")).Select(family => Samples(family, 8)
                .SelectMany(sample => sample.Network.Sections).SelectMany(section => section.Block.Nodes)
                .Select(node => node.Layer.GetType().Name).Distinct().ToArray()),
        ];

        foreach (string layer in (string[])[nameof(ResizeBilinear), nameof(Softmax), nameof(MatMul), nameof(LayerNorm), nameof(BatchNorm2d)])
        {
            Assert.InRange(layers.Count(family => family.Contains(layer)), 3, layers.Length);
        }
    }

    [Fact]
    public void An_unknown_family_brings_the_known_ones()
    {
        ProfilerException error = Assert.Throws<ProfilerException>(() => NetworkFamilies.Sample("recurrent", new Random(1)));

        Assert.Equal(ErrorCode.UnknownName, error.Code);
        Assert.All(NetworkFamilies.Names, name => Assert.Contains(name, error.Advice));
    }

    [Fact]
    public void A_range_that_no_network_is_in_says_which_one_is()
    {
        ProfilerException error = Assert.Throws<ProfilerException>(
            () => NetworkFamilies.Sample("plain", new Random(1), new MacRange(10, 20)));

        Assert.Contains("10 to 20", error.Message);
        Assert.Contains($"{MacRange.Default.Least}", error.Advice);
    }

    private static IEnumerable<SampledNetwork> Samples(string family, int count) =>
        Enumerable.Range(0, count).Select(seed => NetworkFamilies.Sample(family, new Random(seed)));

    private static string Sha256(SampledNetwork sample) =>
        OnnxExporter.Export(ShapedGraph.Lay(sample.Network, sample.Input), new SeededWeights(1)).Sha256;
}
