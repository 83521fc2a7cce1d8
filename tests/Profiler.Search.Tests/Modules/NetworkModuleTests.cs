using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;
using Profiler.Networks.Families;
using Profiler.Networks.Graphs;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;
using Profiler.Networks.Weights;
using Profiler.Search.Modules;
using Profiler.Search.Supernets;
using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Search.Tests.Modules;

public sealed class NetworkModuleTests
{
    private const double Tolerance = 1e-4;

    public static TheoryData<string> Spaces => [.. BuiltInSpaces.Names];

    public static TheoryData<string> Families => [.. NetworkFamilies.Names];

    public static TheoryData<string> SegmentationNetworks =>
        [.. PublishedNetworks.All.Where(network => network.Space.StartsWith("squeezenas", StringComparison.Ordinal)).Select(network => network.Name)];

    [Theory]
    [MemberData(nameof(Spaces))]
    public void Every_candidate_gives_in_Torch_what_it_gives_in_ONNX_Runtime(string space)
    {
        var seen = new HashSet<(Candidate, int, int, int)>();
        var failures = new List<string>();
        foreach (Slot slot in BuiltInSpaces.Get(space).Slots)
        {
            foreach (Candidate candidate in slot.Candidates.Where(c => seen.Add((c, slot.InChannels, slot.OutChannels, slot.Stride))))
            {
                Network network = NetworkFactory.FromBlock(
                    candidate.Name, candidate.Build(slot.InChannels, slot.OutChannels, slot.Stride), slot.InChannels, new TensorShape(1, slot.InChannels, 6, 8));
                double error = Error(ShapedGraph.Lay(network, network.DefaultInput));
                if (!(error < Tolerance))
                {
                    failures.Add($"{slot.Name}.{candidate.Name}: {error:E1}");
                }
            }
        }

        Assert.Empty(failures);
        Assert.NotEmpty(seen);
    }

    [Theory]
    [MemberData(nameof(SegmentationNetworks))]
    public void A_published_network_gives_in_Torch_what_it_gives_in_ONNX_Runtime(string name)
    {
        Network network = PublishedNetworks.Build(PublishedNetworks.Get(name));

        Assert.InRange(Error(ShapedGraph.Lay(network, TensorShape.Parse("1x3x64x128"))), 0, Tolerance);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void A_sampled_network_gives_in_Torch_what_it_gives_in_ONNX_Runtime(string family)
    {
        for (int seed = 0; seed < 3; seed++)
        {
            SampledNetwork sample = NetworkFamilies.Sample(family, new Random(seed), new MacRange(1_000_000, 100_000_000));

            Assert.InRange(Error(ShapedGraph.Lay(sample.Network, sample.Input)), 0, Tolerance);
        }
    }

    [Theory]
    [InlineData("|nor_conv_3x3~0|+|none~0|skip_connect~1|+|avg_pool_3x3~0|nor_conv_1x1~1|skip_connect~2|")]
    [InlineData("|none~0|+|none~0|nor_conv_1x1~1|+|skip_connect~0|none~1|avg_pool_3x3~2|")]
    public void A_cell_gives_in_Torch_what_it_gives_in_ONNX_Runtime(string cell)
    {
        Network network = NetworkFactory.FromArchitecture(NasBench201String.Parse(cell));

        Assert.InRange(Error(ShapedGraph.Lay(network, network.DefaultInput)), 0, Tolerance);
    }

    [Fact]
    public void A_supernet_cannot_hold_a_cell()
    {
        SearchSpace space = BuiltInSpaces.Get("nasbench201");

        Assert.Contains("'nasbench201'", Assert.Throws<ProfilerException>(() => new Supernet(space, space.DefaultInput, seed: 1)).Message);
    }

    [Fact]
    public void A_classifier_gives_the_logits_that_ONNX_Runtime_gives_as_N_x_classes()
    {
        SearchSpace space = BuiltInSpaces.Get("fbnet");
        Architecture architecture = Architecture.FromIndices(space, [.. space.Slots.Select(slot => (byte)(slot.Index % slot.Candidates.Length))]);
        ShapedGraph graph = ShapedGraph.Lay(NetworkFactory.FromArchitecture(architecture), TensorShape.Parse("1x3x64x64"));

        Assert.InRange(Error(graph), 0, Tolerance);
        using var module = new NetworkModule(graph, new SeededWeights(1));
        using Tensor logits = module.forward(Numbers.Images(1, 1, 3, 64, 64));
        Assert.Equal([1L, 1000L], logits.shape);
    }

    [Fact]
    public void Weights_are_read_back_as_they_were_given()
    {
        SearchSpace space = BuiltInSpaces.Get("squeezenas-small");
        Architecture architecture = Architecture.FromIndices(space, new byte[space.Slots.Length]);
        using var module = new NetworkModule(NetworkFactory.FromArchitecture(architecture), space.DefaultInput, seed: 7);
        var seeded = new SeededWeights(7);

        Assert.Equal(
            seeded.Get("slot00.k3_e1_g1/expand.weight", [16, 16, 1, 1]), module.Weights.Get("slot00.k3_e1_g1/expand.weight", [16, 16, 1, 1]));
        Assert.Equal(seeded.Get("head/main_bn.running_var", [128]), module.Weights.Get("head/main_bn.running_var", [128]));
        Assert.Throws<ArgumentException>(() => module.Weights.Get("head/main_bn.running_var", [64]));
    }

    private static double Error(ShapedGraph graph)
    {
        var weights = new SeededWeights(3);
        using DisposeScope scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var module = new NetworkModule(graph, weights);
        module.eval();
        float[] input = Numbers.Uniform(graph.Input.Elements, 5);
        TensorShape shape = graph.Input;
        Tensor output = module.forward(tensor(input, [shape.Batch, shape.Channels, shape.Height, shape.Width]));
        return Numbers.RelativeError(Numbers.Values(output), OnnxRun.Output(graph, weights, input));
    }
}
