using Profiler.Networks.Layers;
using Profiler.Networks.Spaces;

namespace Profiler.Networks.Blocks;

/// <summary>
/// 1x1 convolution to the hidden width, depthwise convolution, 1x1 convolution back; the input is added where
/// stride is 1 and widths agree (MobileNetV2; SqueezeNAS and FBNet add groups, dilation and the channel shuffle).
/// </summary>
public static class InvertedResidual
{
    public static Block Build(InvertedResidualCandidate candidate, int inChannels, int outChannels, int stride)
    {
        int hidden = (int)Math.Round(inChannels * candidate.Expansion, MidpointRounding.ToEven);
        int padding = candidate.Dilation * (candidate.Kernel - 1) / 2;
        var block = new BlockBuilder(Block.Input);
        string x = Block.Input;
        if (!candidate.OmitUnitExpansion || hidden != inChannels)
        {
            x = block.ConvBn("expand", new Conv2d(inChannels, hidden, 1, Groups: candidate.Groups), x, relu: true);
            if (candidate.Shuffle && candidate.Groups > 1)
            {
                x = block.Add("shuffle", new ChannelShuffle(candidate.Groups), x);
            }
        }

        x = block.ConvBn(
            "depthwise",
            new Conv2d(hidden, hidden, candidate.Kernel, stride, padding, candidate.Dilation, Groups: hidden),
            x,
            relu: true);
        x = block.ConvBn("project", new Conv2d(hidden, outChannels, 1, Groups: candidate.Groups), x, relu: false);
        if (stride == 1 && inChannels == outChannels)
        {
            x = block.Add("residual", new Add(), x, Block.Input);
        }

        return block.Build(x);
    }
}
