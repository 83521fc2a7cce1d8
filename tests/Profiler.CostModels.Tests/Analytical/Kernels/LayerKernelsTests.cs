using System.Collections.Immutable;
using Profiler.CostModels.Analytical.Kernels;
using Profiler.Networks.Blocks;
using Profiler.Networks.Catalog;
using Profiler.Networks.Counting;
using Profiler.Networks.Graphs;
using Profiler.Networks.Layers;
using Profiler.Networks.Shapes;

namespace Profiler.CostModels.Tests.Analytical.Kernels;

public class LayerKernelsTests
{
    private static readonly TensorShape Input = new(1, 8, 4, 4);

    [Fact]
    public void A_convolution_with_its_norm_and_activation_is_one_kernel()
    {
        var block = new BlockBuilder(Block.Input);
        string x = block.ConvBn("conv", new Conv2d(8, 16, 1), Block.Input, relu: true);

        AnalyticKernel kernel = Assert.Single(Kernels(block.Build(x), bytesPerValue: 2));

        Assert.Equal("block/conv", kernel.Name);
        Assert.Equal("Conv2d", kernel.Operator);
        Assert.Equal(8 * 16 * 16, kernel.Macs);
        // Input, weights, one bias a channel, output.
        Assert.Equal(2 * ((8 * 16) + (8 * 16) + 16 + (16 * 16)), kernel.Bytes);
    }

    [Fact]
    public void What_another_layer_reads_too_stays_a_tensor_of_its_own()
    {
        var block = new BlockBuilder(Block.Input);
        string conv = block.Add("conv", new Conv2d(8, 8, 1), Block.Input);
        string gate = block.Add("gate", new Sigmoid(), conv);
        string x = block.Add("gated", new Multiply(), conv, gate);

        Assert.Equal(["block/conv", "block/gate", "block/gated"], Kernels(block.Build(x), 4).Select(kernel => kernel.Name));
    }

    [Fact]
    public void Kernels_add_up_to_what_the_network_counts()
    {
        PublishedNetwork published = PublishedNetworks.Get("fbnet-a");
        Network network = PublishedNetworks.Build(published);
        ShapedGraph graph = ShapedGraph.Lay(network, network.DefaultInput);

        Assert.Equal(LayerCounter.Count(graph).Macs, LayerKernels.Of(graph, 4).Sum(kernel => kernel.Macs));
    }

    private static ImmutableArray<AnalyticKernel> Kernels(Block block, int bytesPerValue) =>
        LayerKernels.Of(ShapedGraph.Lay(NetworkFactory.FromBlock("network", block, Input.Channels, Input), Input), bytesPerValue);
}
