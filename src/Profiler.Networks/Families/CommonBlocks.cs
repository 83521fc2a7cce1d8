using Profiler.Networks.Blocks;
using Profiler.Networks.Layers;

namespace Profiler.Networks.Families;

/// <summary>Blocks that several families begin or end with.</summary>
internal static class CommonBlocks
{
    /// <summary>A convolution of the image, and a max pool where drawn: strides of 1 to 4.</summary>
    public static void Stem(NetworkSketch sketch, int channels)
    {
        FamilyRandom random = sketch.Random;
        int kernel = random.Pick(3, 3, 3, 5, 7);
        int stride = sketch.Shape.Height >= 96 || random.Chance(0.5) ? 2 : 1;
        var block = new BlockBuilder(Block.Input);
        string x = block.ConvBn("conv", new Conv2d(sketch.Channels, channels, kernel, stride, kernel / 2), Block.Input, sketch.Activation);
        if (sketch.Shape.Height >= 160 && random.Chance(0.4))
        {
            x = block.Add("pool", new MaxPool2d(3, 2, 1), x);
        }

        sketch.Append(block.Build(x));
    }

    /// <summary>
    /// How often a network of convolutions has transformer blocks behind it, a last norm, or a map of classes instead of
    /// one answer: such mixtures are common, and without them a family's operators would be known from itself alone.
    /// </summary>
    private const double Mixed = 0.15;

    /// <summary>The end of a network of convolutions: classes, now and then behind attention, or a map of them.</summary>
    public static void End(NetworkSketch sketch)
    {
        if (sketch.Random.Chance(Mixed))
        {
            AttentionFamily.Insert(sketch);
        }

        if (sketch.Random.Chance(Mixed))
        {
            // Behind a sum or a concatenation it stays a kernel of its own (ResNet v2, DenseNet).
            var block = new BlockBuilder(Block.Input);
            string x = block.Add("norm", new BatchNorm2d(sketch.Channels), Block.Input);
            sketch.Append(block.Build(block.Add("norm_act", sketch.Activation.Layer, x)));
        }

        if (sketch.Random.Chance(Mixed))
        {
            Map(sketch);
        }
        else
        {
            Classifier(sketch);
        }
    }

    /// <summary>A class for every pixel, brought up to a larger map (FCN, U-Net's last step).</summary>
    private static void Map(NetworkSketch sketch)
    {
        FamilyRandom random = sketch.Random;
        bool alignCorners = random.Chance(0.5);
        int width = random.Width(24, 128);
        var block = new BlockBuilder(Block.Input);
        string x = block.ConvBn("reduce", new Conv2d(sketch.Channels, width, 1), Block.Input, sketch.Activation);
        x = block.Add("up", new ResizeBilinear(2, alignCorners), x);
        x = block.ConvBn("refine", new Conv2d(width, width, 3, Padding: 1), x, sketch.Activation);
        x = block.Add("logits", new Conv2d(width, random.Pick(2, 19, 21, 64), 1, Bias: true), x);
        sketch.End(block.Build(block.Add("up_output", new ResizeBilinear(random.Pick(2, 4, 8), alignCorners), x)));
    }

    /// <summary>A 1x1 convolution where drawn, a global pool, and classes; or a classifier's hidden layer before them.</summary>
    public static void Classifier(NetworkSketch sketch)
    {
        FamilyRandom random = sketch.Random;
        var block = new BlockBuilder(Block.Input);
        string x = Block.Input;
        int channels = sketch.Channels;
        if (random.Chance(0.5))
        {
            int wide = random.Width(channels, 3 * channels);
            x = block.ConvBn("conv", new Conv2d(channels, wide, 1), x, sketch.Activation);
            channels = wide;
        }

        x = block.Add("pool", new GlobalAveragePool(), x);
        if (random.Chance(0.25))
        {
            int hidden = random.Width(64, 1024);
            x = block.Add("hidden", new Linear(channels, hidden), x);
            x = block.Add("hidden_act", sketch.Activation.Layer, x);
            channels = hidden;
        }

        sketch.End(block.Build(block.Add("classifier", new Linear(channels, random.Pick(10, 19, 100, 365, 1000)), x)));
    }

    /// <summary>Squeeze and excitation (Hu et al., 2018): every channel times a value between 0 and 1 that all of them decide.</summary>
    public static string SqueezeExcite(BlockBuilder block, FamilyRandom random, string x, int channels)
    {
        int narrow = Math.Max(4, channels / random.Pick(4, 8, 16));
        Layer gate = random.Chance(0.5) ? new HardSigmoid() : new Sigmoid();
        string s = block.Add("se_pool", new GlobalAveragePool(), x);
        s = block.Add("se_reduce", new Conv2d(channels, narrow, 1, Bias: true), s);
        s = block.Add("se_relu", new Relu(), s);
        s = block.Add("se_expand", new Conv2d(narrow, channels, 1, Bias: true), s);
        s = block.Add("se_gate", gate, s);
        return block.Add("se", new Multiply(), x, s);
    }

    /// <summary>The padding that keeps height and width at stride 1.</summary>
    public static int Same(int kernel, int dilation = 1) => dilation * (kernel - 1) / 2;

    /// <summary>1 or 2: half of the size where there is enough of it left.</summary>
    public static int Stride(NetworkSketch sketch) => Math.Min(sketch.Shape.Height, sketch.Shape.Width) >= 8 ? 2 : 1;
}
