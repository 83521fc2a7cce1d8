using Profiler.Networks.Blocks;
using Profiler.Networks.Layers;

namespace Profiler.Networks.Families;

/// <summary>Inverted residuals: MobileNetV2 and V3, MnasNet, EfficientNet, FBNet.</summary>
internal static class InvertedResidualFamily
{
    public static void Draw(NetworkSketch sketch)
    {
        CommonBlocks.Stem(sketch, sketch.Random.Width(8, 40));
        Body(sketch, sketch.Random.Between(3, 5), stages: sketch.Random.Between(3, 6));
        CommonBlocks.End(sketch);
    }

    /// <param name="halvings">How many stages may halve height and width.</param>
    /// <returns>The names of the sections after which it was halved next, for heads that read them.</returns>
    public static void Body(NetworkSketch sketch, int halvings, int stages)
    {
        FamilyRandom random = sketch.Random;
        double excite = random.Pick(0, 0, 0.4, 1);
        int width = random.Width(8, 32);
        for (int stage = 0; stage < stages; stage++)
        {
            int stride = stage < halvings && !random.Chance(0.2) ? CommonBlocks.Stride(sketch) : 1;
            int repeats = random.Between(1, 4);
            for (int r = 0; r < repeats; r++)
            {
                sketch.Append(Unit(sketch, width, r == 0 ? stride : 1, random.Chance(excite)));
            }

            width = random.Wider(width, 320);
        }
    }

    private static Block Unit(NetworkSketch sketch, int outChannels, int stride, bool excite)
    {
        FamilyRandom random = sketch.Random;
        int inChannels = sketch.Channels;
        int kernel = random.Pick(3, 3, 3, 5, 5, 7);
        int dilation = stride == 1 && random.Chance(0.1) ? 2 : 1;
        double expansion = random.Chance(0.6) ? random.Pick(1, 3, 4, 6) : random.Between(1.0, 6.5);
        int hidden = Math.Max(inChannels, (int)Math.Round(inChannels * expansion));
        int groups = random.Chance(0.15) ? random.Groups(inChannels, hidden, 4) : 1;
        var block = new BlockBuilder(Block.Input);
        string x = Block.Input;
        if (hidden != inChannels || random.Chance(0.5))
        {
            x = block.ConvBn("expand", new Conv2d(inChannels, hidden, 1, Groups: groups), x, sketch.Activation);
            x = groups > 1 ? block.Add("shuffle", new ChannelShuffle(groups), x) : x;
        }

        var depthwise = new Conv2d(hidden, hidden, kernel, stride, CommonBlocks.Same(kernel, dilation), dilation, Groups: hidden);
        x = block.ConvBn("depthwise", depthwise, x, sketch.Activation);
        x = excite ? CommonBlocks.SqueezeExcite(block, random, x, hidden) : x;
        x = block.ConvBn("project", new Conv2d(hidden, outChannels, 1), x, activation: null);
        return block.Build(stride == 1 && inChannels == outChannels ? block.Add("residual", new Add(), x, Block.Input) : x);
    }
}
