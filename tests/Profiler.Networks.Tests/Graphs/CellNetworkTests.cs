using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;
using Profiler.Networks.Counting;
using Profiler.Networks.Graphs;
using Profiler.Networks.Layers;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.Networks.Tests.Graphs;

public sealed class CellNetworkTests
{
    private static readonly SearchSpace Space = BuiltInSpaces.Get("nasbench201");

    /// <summary>
    /// Parameters and FLOPs as the benchmark's interface gives them for CIFAR-10, in millions; the second and the last are the least
    /// and the most of all. Its FLOPs are multiply-accumulates and the classifier's ten biases.
    /// </summary>
    [Theory]
    [InlineData("|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|", 1.073466, 153.27297)]
    [InlineData("|none~0|+|none~0|none~1|+|none~0|none~1|none~2|", 0.073306, 7.78305)]
    [InlineData("|avg_pool_3x3~0|+|none~0|skip_connect~1|+|none~0|skip_connect~1|avg_pool_3x3~2|", 0.073306, 7.78305)]
    [InlineData("|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|", 1.531546, 220.11969)]
    public void Counts_are_those_of_the_benchmark(string cell, double megaparams, double megaflops)
    {
        NetworkCounts counts = LayerCounter.Count(Lay(cell));

        Assert.Equal(megaparams, counts.Parameters / 1e6, 6);
        Assert.Equal(megaflops, (counts.Macs + 10) / 1e6, 5);
    }

    [Fact]
    public void A_node_is_the_sum_of_its_edges_and_an_edge_that_is_not_there_adds_nothing()
    {
        ShapedGraph graph = Lay("|nor_conv_1x1~0|+|avg_pool_3x3~0|nor_conv_3x3~1|+|none~0|skip_connect~1|none~2|");
        GraphNode[] first = [.. graph.Nodes.Where(node => node.Name.Contains("/cell00_", StringComparison.Ordinal))];

        Assert.Equal(
            [
                "slot00.nor_conv_1x1/cell00_conv", "slot00.nor_conv_1x1/cell00_conv_bn",
                "slot01.avg_pool_3x3/cell00_pool",
                "slot00.nor_conv_1x1/cell00_active",
                "slot02.nor_conv_3x3/cell00_conv", "slot02.nor_conv_3x3/cell00_conv_bn", "slot02.nor_conv_3x3/cell00_add",
            ],
            first.Select(node => node.Name));
        Assert.Equal<string>(["slot02.nor_conv_3x3/cell00_conv_bn", "slot01.avg_pool_3x3/cell00_pool"], first[^1].Inputs);
        // Node 3 is node 1, which the next cell reads.
        Assert.Equal<string>(["slot00.nor_conv_1x1/cell00_active"], graph.Nodes.Single(node => node.Name == "slot00.nor_conv_1x1/cell01_conv").Inputs);
    }

    [Fact]
    public void A_node_without_edges_is_its_input_times_zero()
    {
        ShapedGraph graph = Lay("|none~0|+|none~0|none~1|+|none~0|none~1|nor_conv_1x1~2|");

        Assert.Equal(2 * Space.Cells.Length, graph.Nodes.Count(node => node.Layer is Scale { Factor: 0 }));
        Assert.Contains(graph.Nodes, node => node.Name == "slot01.none/cell14_zero");
    }

    [Fact]
    public void A_ReLU_that_several_edges_read_is_computed_once()
    {
        ShapedGraph graph = Lay("|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|");

        // Three nodes of each of fifteen cells, two in each of two reductions, and the head's.
        Assert.Equal((15 * 3) + (2 * 2) + 1, graph.Nodes.Count(node => node.Layer is Relu));
    }

    [Fact]
    public void Architectures_are_counted_as_their_graphs_are()
    {
        var input = new TensorShape(1, 3, 64, 32);
        var counter = new ArchitectureCounter(Space, input);
        var sampler = new ArchitectureSampler(Space, 2);
        for (int i = 0; i < 25; i++)
        {
            Architecture architecture = sampler.Uniform();

            Assert.Equal(
                LayerCounter.Count(ShapedGraph.Lay(NetworkFactory.FromArchitecture(architecture), input)),
                counter.Count(architecture.Choices.AsSpan()));
        }

        Assert.False(counter.AddsUp);
    }

    [Fact]
    public void Widths_and_sizes_are_those_of_the_stages()
    {
        ShapedGraph graph = Lay("|nor_conv_3x3~0|+|none~0|none~1|+|none~0|none~1|skip_connect~2|");
        TensorShape Of(string name) => graph.Nodes.Single(node => node.Name == name).OutputShape;

        Assert.Equal(new TensorShape(1, 16, 32, 32), Of("slot00.nor_conv_3x3/cell04_conv"));
        Assert.Equal(new TensorShape(1, 32, 16, 16), Of("slot00.nor_conv_3x3/cell05_conv"));
        Assert.Equal(new TensorShape(1, 64, 8, 8), Of("slot00.nor_conv_3x3/cell14_conv"));
        Assert.Equal(new TensorShape(1, 64, 8, 8), Of("stem/reduction10_residual"));
        Assert.Equal(new TensorShape(1, 10, 1, 1), graph.OutputShape);
    }

    private static ShapedGraph Lay(string cell)
    {
        Network network = NetworkFactory.FromArchitecture(NasBench201String.Parse(cell));
        return ShapedGraph.Lay(network, network.DefaultInput);
    }
}
