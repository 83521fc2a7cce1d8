using Profiler.Networks.Blocks;
using Profiler.Networks.Layers;

namespace Profiler.Networks.Families;

/// <summary>Convolutions one behind the other with pools between, and fully connected layers: AlexNet, VGG.</summary>
internal static class PlainFamily
{
    public static void Draw(NetworkSketch sketch)
    {
        FamilyRandom random = sketch.Random;
        bool hasNorms = random.Chance(0.6);
        CommonBlocks.Stem(sketch, random.Width(8, 48));
        int width = random.Width(12, 64);
        int stages = random.Between(2, 5);
        for (int stage = 0; stage < stages; stage++)
        {
            int layers = random.Between(1, 4);
            for (int l = 0; l < layers; l++)
            {
                bool pools = l + 1 == layers && CommonBlocks.Stride(sketch) == 2;
                sketch.Append(Layer(sketch, width, hasNorms, pools));
            }

            width = random.Wider(width, 400);
        }

        CommonBlocks.End(sketch);
    }

    private static Block Layer(NetworkSketch sketch, int width, bool hasNorms, bool pools)
    {
        FamilyRandom random = sketch.Random;
        int kernel = random.Pick(3, 3, 3, 3, 5, 1);
        int dilation = kernel == 3 && random.Chance(0.1) ? 2 : 1;
        int groups = random.Chance(0.15) ? random.Groups(sketch.Channels, width, 4) : 1;
        bool strides = pools && random.Chance(0.3);
        var convolution = new Conv2d(
            sketch.Channels, width, kernel, strides ? 2 : 1, CommonBlocks.Same(kernel, dilation), dilation, groups, Bias: !hasNorms);
        var block = new BlockBuilder(Block.Input);
        string x = hasNorms
            ? block.ConvBn("conv", convolution, Block.Input, sketch.Activation)
            : block.Add("conv_act", sketch.Activation.Layer, block.Add("conv", convolution, Block.Input));
        if (pools && !strides)
        {
            x = block.Add("pool", random.Chance(0.7) ? new MaxPool2d(2, 2) : new AveragePool2d(2, 2, 2), x);
        }

        return block.Build(x);
    }
}
