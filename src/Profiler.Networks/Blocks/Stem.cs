using Profiler.Networks.Layers;
using Profiler.Networks.Spaces;

namespace Profiler.Networks.Blocks;

/// <summary>The convolution that every network of a space starts with.</summary>
public static class Stem
{
    public static Block Build(StemDefinition stem, int inChannels)
    {
        var block = new BlockBuilder(Block.Input);
        var convolution = new Conv2d(inChannels, stem.Channels, stem.Kernel, stem.Stride, stem.Kernel / 2);
        return block.Build(block.ConvBn("conv", convolution, Block.Input, relu: stem.Relu ?? true));
    }
}
