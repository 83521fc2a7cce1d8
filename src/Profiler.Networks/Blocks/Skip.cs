using Profiler.Networks.Layers;
using Profiler.Networks.Spaces;

namespace Profiler.Networks.Blocks;

/// <summary>The block that does as little as its slot's shapes allow.</summary>
public static class Skip
{
    public static Block Build(SkipCandidate candidate, int inChannels, int outChannels, int stride)
    {
        var block = new BlockBuilder(Block.Input);
        if (stride == 1 && inChannels == outChannels)
        {
            return block.Build(Block.Input);
        }

        return candidate.Reduction switch
        {
            SkipReduction.ConvBnRelu => block.Build(block.ConvBn(
                "project", new Conv2d(inChannels, outChannels, 1, stride), Block.Input, relu: true)),
            _ when stride == 1 => ReluConvBn(block, inChannels, outChannels),
            _ => FactorizedReduce(block, inChannels, outChannels),
        };
    }

    private static Block ReluConvBn(BlockBuilder block, int inChannels, int outChannels)
    {
        string x = block.Add("relu", new Relu(), Block.Input);
        return block.Build(block.ConvBn("project", new Conv2d(inChannels, outChannels, 1), x, relu: false));
    }

    /// <summary>Two stride-2 halves, the second one pixel aside, so that no position is dropped by both (DARTS).</summary>
    private static Block FactorizedReduce(BlockBuilder block, int inChannels, int outChannels)
    {
        var half = new Conv2d(inChannels, outChannels / 2, 1, Stride: 2);
        string x = block.Add("relu", new Relu(), Block.Input);
        string even = block.ConvBn("even", half, x, relu: false);
        string shifted = block.Add("shift", new CropTopLeft(1), x);
        string odd = block.ConvBn("odd", half with { OutChannels = outChannels - (outChannels / 2) }, shifted, relu: false);
        return block.Build(block.Add("concat", new Concat(2), even, odd));
    }
}
