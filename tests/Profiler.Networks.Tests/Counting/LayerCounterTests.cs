using Profiler.Networks.Blocks;
using Profiler.Networks.Counting;
using Profiler.Networks.Graphs;
using Profiler.Networks.Layers;
using Profiler.Networks.Shapes;

namespace Profiler.Networks.Tests.Counting;

public sealed class LayerCounterTests
{
    [Fact]
    public void A_convolution_by_hand()
    {
        // 8 outputs of 5x6 from 2 of 4 channels a group: 240 x 2 x 9 products; 8 x 2 x 9 weights and 8 biases.
        NetworkCounts counts = Count(new Conv2d(4, 8, 3, Stride: 2, Padding: 1, Groups: 2, Bias: true), new(1, 4, 10, 11));

        Assert.Equal(new NetworkCounts(240 * 18, 144 + 8, 240 * 4, 152 * 4), counts);
    }

    [Fact]
    public void A_batch_multiplies_what_is_computed_and_written_but_not_what_is_learnt()
    {
        var layer = new Conv2d(4, 8, 3);
        NetworkCounts one = Count(layer, new(1, 4, 10, 10));
        NetworkCounts three = Count(layer, new(3, 4, 10, 10));

        Assert.Equal(new NetworkCounts(one.Macs * 3, one.Parameters, one.ActivationBytes * 3, one.WeightBytes), three);
    }

    [Fact]
    public void A_fully_connected_layer_has_a_weight_a_pair_and_a_bias_an_output() =>
        Assert.Equal(new NetworkCounts(2 * 50, 60, 2 * 10 * 4, 240), Count(new Linear(5, 10), new(2, 5, 1, 1)));

    [Fact]
    public void A_norm_has_scale_and_shift_and_is_folded()
        => Assert.Equal(new NetworkCounts(0, 10, 0, 40), Count(new BatchNorm2d(5), new(1, 5, 7, 7)));

    [Fact]
    public void What_only_moves_values_writes_them()
        => Assert.Equal(new NetworkCounts(0, 0, 5 * 6 * 6 * 4, 0), Count(new CropTopLeft(1), new(1, 5, 7, 7)));

    [Fact]
    public void Large_networks_do_not_overflow()
    {
        NetworkCounts counts = Count(new Conv2d(65536, 65536, 1), new(1, 65536, 128, 128));

        Assert.Equal(1L << 46, counts.Macs);
        Assert.Equal(1L << 32, counts.Parameters);
    }

    private static NetworkCounts Count(Layer layer, TensorShape input)
    {
        var block = new BlockBuilder(Block.Input);
        Network network = NetworkFactory.FromBlock("one", block.Build(block.Add("layer", layer, Block.Input)), input.Channels, input);
        return LayerCounter.Count(ShapedGraph.Lay(network, input));
    }
}
