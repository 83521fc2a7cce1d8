using Profiler.Networks.Layers;
using Profiler.Networks.Spaces;

namespace Profiler.Networks.Blocks;

/// <summary>The lite ASPP decoder (MobileNetV3, section 6.4) with the sizes of SqueezeNAS.</summary>
public static class LiteAsppHead
{
    /// <summary>Average pool of the attention branch: 49x49, stride 16 high and 20 wide.</summary>
    private static readonly AveragePool2d AttentionPool = new(49, 16, 20);

    public static Block Build(HeadDefinition head, int inChannels, int lowLevelChannels)
    {
        var block = new BlockBuilder(Block.Input, HeadDefinition.LowLevelInput);
        string features = Block.Input;
        int channels = inChannels;
        if (head.LastConvChannels is { } last)
        {
            features = block.ConvBn("last", new Conv2d(channels, last, 1), features, relu: true);
            channels = last;
        }

        string main = block.ConvBn("main", new Conv2d(channels, head.Channels, 1), features, relu: true);
        string attention = block.Add("attention_pool", AttentionPool, features);
        attention = block.Add("attention", new Conv2d(channels, head.Channels, 1, Bias: true), attention);
        attention = block.Add("attention_sigmoid", new Sigmoid(), attention);
        attention = block.Add("attention_resize", new ResizeBilinearLike(AlignCorners: false), attention, main);
        string x = block.Add("attend", new Multiply(), main, attention);
        x = block.Add("upsample2", new ResizeBilinear(2, AlignCorners: false), x);
        x = block.Add("logits", new Conv2d(head.Channels, head.Classes, 1, Bias: true), x);
        string low = block.Add(
            "low_level", new Conv2d(lowLevelChannels, head.Classes, 1, Bias: true), HeadDefinition.LowLevelInput);
        x = block.Add("sum", new Add(), x, low);
        return block.Build(block.Add("upsample8", new ResizeBilinear(8, AlignCorners: true), x));
    }
}
