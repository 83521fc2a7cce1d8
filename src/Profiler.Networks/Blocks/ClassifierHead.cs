using Profiler.Networks.Layers;
using Profiler.Networks.Spaces;

namespace Profiler.Networks.Blocks;

/// <summary>FBNet's head: 1x1 convolution, global average pool, fully connected classifier.</summary>
public static class ClassifierHead
{
    public static Block Build(HeadDefinition head, int inChannels)
    {
        var block = new BlockBuilder(Block.Input);
        string x = block.ConvBn("conv", new Conv2d(inChannels, head.Channels, 1), Block.Input, relu: true);
        x = block.Add("pool", new GlobalAveragePool(), x);
        return block.Build(block.Add("classifier", new Linear(head.Channels, head.Classes), x));
    }
}
