using Profiler.Networks.Blocks;
using Profiler.Networks.Layers;

namespace Profiler.Networks.Spaces;

/// <summary>ReLU, convolution, batch norm: an operation of a cell.</summary>
public sealed record ReluConvCandidate : Candidate
{
    /// <summary>Side of the kernel; odd, 1 to 31.</summary>
    public required int Kernel { get; init; }

    public override Block Build(int inChannels, int outChannels, int stride)
    {
        var block = new BlockBuilder(Block.Input);
        string x = block.Add("relu", new Relu(), Block.Input);
        return block.Build(Convolve(block, x, inChannels, outChannels, stride));
    }

    /// <summary>Without the ReLU, for an input that has been through one.</summary>
    public Block BuildActive(int channels)
    {
        var block = new BlockBuilder(Block.Input);
        return block.Build(Convolve(block, Block.Input, channels, channels, stride: 1));
    }

    private string Convolve(BlockBuilder block, string x, int inChannels, int outChannels, int stride) =>
        block.ConvBn("conv", new Conv2d(inChannels, outChannels, Kernel, stride, Kernel / 2), x, relu: false);
}
