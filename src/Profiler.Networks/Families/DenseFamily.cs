using Profiler.Networks.Blocks;
using Profiler.Networks.Layers;

namespace Profiler.Networks.Families;

/// <summary>Dense networks: every layer reads all before it, normalised anew (Huang et al., 2017).</summary>
internal static class DenseFamily
{
    public static void Draw(NetworkSketch sketch)
    {
        FamilyRandom random = sketch.Random;
        CommonBlocks.Stem(sketch, random.Width(12, 64));
        int growth = random.Width(6, 40);
        int narrow = random.Pick(0, 2, 4);
        int blocks = random.Between(2, 4);
        for (int b = 0; b < blocks; b++)
        {
            int layers = random.Between(2, 8);
            for (int l = 0; l < layers; l++)
            {
                sketch.Append(Layer(sketch, growth, narrow));
            }

            if (b + 1 < blocks && CommonBlocks.Stride(sketch) == 2)
            {
                sketch.Append(Transition(sketch));
            }
        }

        CommonBlocks.End(sketch);
    }

    /// <param name="narrow">Width of the 1x1 convolution over the growth; 0 for none.</param>
    private static Block Layer(NetworkSketch sketch, int growth, int narrow)
    {
        int channels = sketch.Channels;
        var block = new BlockBuilder(Block.Input);
        string x = block.Add("norm", new BatchNorm2d(channels), Block.Input);
        x = block.Add("norm_act", sketch.Activation.Layer, x);
        if (narrow > 0)
        {
            x = block.ConvBn("narrow", new Conv2d(channels, narrow * growth, 1), x, sketch.Activation);
            channels = narrow * growth;
        }

        x = block.Add("grow", new Conv2d(channels, growth, 3, Padding: 1), x);
        return block.Build(block.Add("concat", new Concat(2), Block.Input, x));
    }

    private static Block Transition(NetworkSketch sketch)
    {
        int channels = sketch.Channels;
        int half = Math.Max(8, (int)(channels * sketch.Random.Pick(0.5, 0.5, 0.7)));
        var block = new BlockBuilder(Block.Input);
        string x = block.Add("norm", new BatchNorm2d(channels), Block.Input);
        x = block.Add("norm_act", sketch.Activation.Layer, x);
        x = block.Add("conv", new Conv2d(channels, half, 1), x);
        return block.Build(block.Add("pool", new AveragePool2d(2, 2, 2), x));
    }
}
