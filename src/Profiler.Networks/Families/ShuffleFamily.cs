using Profiler.Networks.Blocks;
using Profiler.Networks.Layers;

namespace Profiler.Networks.Families;

/// <summary>Channel shuffles: ShuffleNet's grouped units and ShuffleNetV2's split ones.</summary>
internal static class ShuffleFamily
{
    public static void Draw(NetworkSketch sketch)
    {
        FamilyRandom random = sketch.Random;
        CommonBlocks.Stem(sketch, random.Width(12, 40));
        bool isGrouped = random.Chance(0.35);
        int groups = random.Pick(2, 3, 4, 8);
        int kernel = random.Pick(3, 3, 5);
        int half = random.Width(16, 80);
        int stages = random.Between(2, 4);
        for (int stage = 0; stage < stages; stage++)
        {
            half = isGrouped ? FamilyRandom.Multiple(half, groups) : half;
            int repeats = random.Between(1, 5);
            for (int r = 0; r <= repeats; r++)
            {
                int stride = r == 0 ? CommonBlocks.Stride(sketch) : 1;
                sketch.Append(isGrouped ? Grouped(sketch, 2 * half, groups, kernel, stride) : Split(sketch, half, kernel, r == 0, stride));
            }

            half = random.Wider(half, 240);
        }

        CommonBlocks.End(sketch);
    }

    /// <summary>ShuffleNetV2, figure 3: half of the channels pass by; a unit that changes shape convolves both halves.</summary>
    private static Block Split(NetworkSketch sketch, int half, int kernel, bool changes, int stride)
    {
        int channels = sketch.Channels;
        var block = new BlockBuilder(Block.Input);
        string left = Block.Input;
        string right = Block.Input;
        int rightChannels = channels;
        if (changes)
        {
            left = block.ConvBn("left_depthwise", Depthwise(channels, kernel, stride), left, activation: null);
            left = block.ConvBn("left_project", new Conv2d(channels, half, 1), left, sketch.Activation);
        }
        else
        {
            rightChannels = channels - half;
            left = block.Add("left", new SliceChannels(0, half), Block.Input);
            right = block.Add("right", new SliceChannels(half, rightChannels), Block.Input);
        }

        right = block.ConvBn("expand", new Conv2d(rightChannels, half, 1), right, sketch.Activation);
        right = block.ConvBn("depthwise", Depthwise(half, kernel, stride), right, activation: null);
        right = block.ConvBn("project", new Conv2d(half, half, 1), right, sketch.Activation);
        string x = block.Add("concat", new Concat(2), left, right);
        return block.Build(block.Add("shuffle", new ChannelShuffle(2), x));
    }

    /// <summary>ShuffleNet, figure 2: grouped 1x1 convolutions with a shuffle between.</summary>
    private static Block Grouped(NetworkSketch sketch, int outChannels, int groups, int kernel, int stride)
    {
        int channels = sketch.Channels;
        int hidden = FamilyRandom.Multiple(outChannels / 4, groups);
        int inGroups = channels % groups == 0 ? groups : 1;
        var block = new BlockBuilder(Block.Input);
        string x = block.ConvBn("reduce", new Conv2d(channels, hidden, 1, Groups: inGroups), Block.Input, sketch.Activation);
        x = block.Add("shuffle", new ChannelShuffle(groups), x);
        x = block.ConvBn("depthwise", Depthwise(hidden, kernel, stride), x, activation: null);
        x = block.ConvBn("restore", new Conv2d(hidden, outChannels, 1, Groups: groups), x, activation: null);
        if (stride == 1 && channels == outChannels)
        {
            x = block.Add("residual", new Add(), x, Block.Input);
        }

        return block.Build(block.Add("out_act", sketch.Activation.Layer, x));
    }

    private static Conv2d Depthwise(int channels, int kernel, int stride) =>
        new(channels, channels, kernel, stride, CommonBlocks.Same(kernel), Groups: channels);
}
