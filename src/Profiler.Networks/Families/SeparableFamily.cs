using Profiler.Networks.Blocks;
using Profiler.Networks.Layers;

namespace Profiler.Networks.Families;

/// <summary>Depthwise and 1x1 convolutions in turns: MobileNetV1, and with shortcuts Xception.</summary>
internal static class SeparableFamily
{
    public static void Draw(NetworkSketch sketch)
    {
        CommonBlocks.Stem(sketch, sketch.Random.Width(8, 48));
        Body(sketch, halvings: 5, stages: sketch.Random.Between(3, 5));
        CommonBlocks.End(sketch);
    }

    public static void Body(NetworkSketch sketch, int halvings, int stages)
    {
        FamilyRandom random = sketch.Random;
        bool hasShortcuts = random.Chance(0.3);
        int width = random.Width(16, 64);
        for (int stage = 0; stage < stages; stage++)
        {
            int stride = stage < halvings && (stage > 0 || random.Chance(0.5)) ? CommonBlocks.Stride(sketch) : 1;
            int repeats = random.Between(1, 4);
            for (int r = 0; r < repeats; r++)
            {
                sketch.Append(Unit(sketch, width, r == 0 ? stride : 1, hasShortcuts));
            }

            width = random.Wider(width, 768);
        }
    }

    private static Block Unit(NetworkSketch sketch, int width, int stride, bool hasShortcuts)
    {
        FamilyRandom random = sketch.Random;
        int channels = sketch.Channels;
        int kernel = random.Pick(3, 3, 3, 5);
        int dilation = stride == 1 && random.Chance(0.1) ? random.Pick(2, 3) : 1;
        var depthwise = new Conv2d(channels, channels, kernel, stride, CommonBlocks.Same(kernel, dilation), dilation, Groups: channels);
        var block = new BlockBuilder(Block.Input);
        string x = block.ConvBn("depthwise", depthwise, Block.Input, random.Chance(0.8) ? sketch.Activation : null);
        x = block.ConvBn("pointwise", new Conv2d(channels, width, 1), x, sketch.Activation);
        bool isSame = stride == 1 && channels == width;
        return block.Build(hasShortcuts && isSame ? block.Add("residual", new Add(), x, Block.Input) : x);
    }
}
