using Profiler.Networks.Blocks;
using Profiler.Networks.Layers;

namespace Profiler.Networks.Families;

/// <summary>Fire modules: a narrow 1x1 convolution, then 1x1 and 3x3 side by side (SqueezeNet; SqueezeSeg).</summary>
internal static class SqueezeFamily
{
    public static void Draw(NetworkSketch sketch)
    {
        FamilyRandom random = sketch.Random;
        bool hasNorms = random.Chance(0.5);
        bool hasBypass = random.Chance(0.4);
        CommonBlocks.Stem(sketch, random.Width(24, 96));
        int expand = random.Width(24, 96);
        int stages = random.Between(2, 4);
        for (int stage = 0; stage < stages; stage++)
        {
            if (CommonBlocks.Stride(sketch) == 2)
            {
                var pool = new BlockBuilder(Block.Input);
                sketch.Append(pool.Build(pool.Add("pool", new MaxPool2d(3, 2, random.Pick(0, 1)), Block.Input)));
            }

            int repeats = random.Between(1, 4);
            for (int r = 0; r < repeats; r++)
            {
                sketch.Append(Fire(sketch, expand, hasNorms, hasBypass));
            }

            expand = random.Wider(expand, 288);
        }

        CommonBlocks.End(sketch);
    }

    private static Block Fire(NetworkSketch sketch, int expand, bool hasNorms, bool hasBypass)
    {
        int channels = sketch.Channels;
        int squeeze = Math.Max(4, (int)(expand * sketch.Random.Pick(0.125, 0.25, 0.5)));
        var block = new BlockBuilder(Block.Input);
        string x = Convolve("squeeze", new Conv2d(channels, squeeze, 1), Block.Input);
        string point = Convolve("expand1", new Conv2d(squeeze, expand, 1), x);
        string spatial = Convolve("expand3", new Conv2d(squeeze, expand, 3, Padding: 1), x);
        x = block.Add("concat", new Concat(2), point, spatial);
        return block.Build(hasBypass && channels == 2 * expand ? block.Add("bypass", new Add(), x, Block.Input) : x);

        string Convolve(string name, Conv2d convolution, string reads) => hasNorms
            ? block.ConvBn(name, convolution, reads, sketch.Activation)
            : block.Add($"{name}_act", sketch.Activation.Layer, block.Add(name, convolution with { Bias = true }, reads));
    }
}
