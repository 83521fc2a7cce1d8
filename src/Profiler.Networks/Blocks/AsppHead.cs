using Profiler.Networks.Layers;
using Profiler.Networks.Spaces;

namespace Profiler.Networks.Blocks;

/// <summary>
/// Atrous spatial pyramid pooling (DeepLabV3) with depthwise dilated branches and a low-level skip,
/// as in SqueezeNAS's xlarge networks.
/// </summary>
public static class AsppHead
{
    private static readonly int[] Rates = [6, 12, 18];

    public static Block Build(HeadDefinition head, int inChannels, int lowLevelChannels)
    {
        int mid = head.Channels;
        var block = new BlockBuilder(Block.Input, HeadDefinition.LowLevelInput);
        List<string> branches = [block.ConvBn("pointwise", new Conv2d(inChannels, mid, 1), Block.Input, relu: true)];
        foreach (int rate in Rates)
        {
            var convolution = new Conv2d(inChannels, mid, 3, Padding: rate, Dilation: rate, Groups: mid);
            branches.Add(block.ConvBn($"rate{rate}", convolution, Block.Input, relu: true));
        }

        string pooled = block.Add("pool", new GlobalAveragePool(), Block.Input);
        branches.Add(block.Add("pool_resize", new ResizeBilinearLike(AlignCorners: false), pooled, Block.Input));
        string x = block.Add("concat", new Concat(branches.Count), [.. branches]);
        x = block.ConvBn("fuse", new Conv2d((4 * mid) + inChannels, mid, 1), x, relu: true);
        x = block.Add("upsample4", new ResizeBilinear(4, AlignCorners: true), x);
        string low = block.Add(
            "low_level", new Conv2d(lowLevelChannels, lowLevelChannels, 1, Bias: true), HeadDefinition.LowLevelInput);
        x = block.Add("concat_low", new Concat(2), x, low);
        int joined = mid + lowLevelChannels;
        x = block.ConvBn("refine", new Conv2d(joined, joined, 3, Padding: 1, Groups: joined), x, relu: true);
        x = block.Add("logits", new Conv2d(joined, head.Classes, 1, Bias: true), x);
        return block.Build(block.Add("upsample_output", new ResizeBilinear(4, AlignCorners: true), x));
    }
}
