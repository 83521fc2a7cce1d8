using Profiler.Networks.Blocks;
using Profiler.Networks.Layers;

namespace Profiler.Networks.Families;

/// <summary>Inception modules: convolutions of several sizes and a pool side by side, joined (GoogLeNet, Inception v2).</summary>
internal static class InceptionFamily
{
    public static void Draw(NetworkSketch sketch)
    {
        FamilyRandom random = sketch.Random;
        CommonBlocks.Stem(sketch, random.Width(16, 64));
        int width = random.Width(12, 64);
        int stages = random.Between(2, 4);
        for (int stage = 0; stage < stages; stage++)
        {
            if (CommonBlocks.Stride(sketch) == 2)
            {
                sketch.Append(Reduction(sketch, width));
            }

            int repeats = random.Between(1, 3);
            for (int r = 0; r < repeats; r++)
            {
                sketch.Append(Module(sketch, width));
            }

            width = random.Wider(width, 192);
        }

        CommonBlocks.End(sketch);
    }

    private static Block Module(NetworkSketch sketch, int width)
    {
        FamilyRandom random = sketch.Random;
        int channels = sketch.Channels;
        var block = new BlockBuilder(Block.Input);
        int narrow = Math.Max(8, (int)(width * random.Pick(0.5, 0.75, 1)));
        int five = Math.Max(8, width / random.Pick(2, 4));
        List<string> branches = [Convolve(block, sketch, "one", new Conv2d(channels, width, 1), Block.Input)];
        string x = Convolve(block, sketch, "three_reduce", new Conv2d(channels, narrow, 1), Block.Input);
        branches.Add(Convolve(block, sketch, "three", new Conv2d(narrow, random.Width(width, width * 2), 3, Padding: 1), x));
        x = Convolve(block, sketch, "five_reduce", new Conv2d(channels, five, 1), Block.Input);
        if (random.Chance(0.5))
        {
            branches.Add(Convolve(block, sketch, "five", new Conv2d(five, 2 * five, 5, Padding: 2), x));
        }
        else
        {
            x = Convolve(block, sketch, "five_first", new Conv2d(five, 2 * five, 3, Padding: 1), x);
            branches.Add(Convolve(block, sketch, "five_second", new Conv2d(2 * five, 2 * five, 3, Padding: 1), x));
        }

        Layer pool = random.Chance(0.5) ? new MaxPool2d(3, 1, 1) : new AveragePool2d(3, 1, 1, 1);
        x = block.Add("pool", pool, Block.Input);
        branches.Add(Convolve(block, sketch, "pool_project", new Conv2d(channels, five, 1), x));
        return block.Build(block.Add("concat", new Concat(branches.Count), [.. branches]));
    }

    private static Block Reduction(NetworkSketch sketch, int width)
    {
        int channels = sketch.Channels;
        var block = new BlockBuilder(Block.Input);
        string pooled = block.Add("pool", new MaxPool2d(3, 2, 1), Block.Input);
        if (sketch.Random.Chance(0.4))
        {
            return block.Build(pooled);
        }

        string x = Convolve(block, sketch, "reduce", new Conv2d(channels, width, 1), Block.Input);
        x = Convolve(block, sketch, "stride", new Conv2d(width, width, 3, 2, 1), x);
        return block.Build(block.Add("concat", new Concat(2), x, pooled));
    }

    private static string Convolve(BlockBuilder block, NetworkSketch sketch, string name, Conv2d convolution, string reads) =>
        block.ConvBn(name, convolution, reads, sketch.Activation);
}
