using Profiler.Networks.Blocks;
using Profiler.Networks.Layers;
using Profiler.Networks.Spaces;

namespace Profiler.Networks.Families;

/// <summary>Segmentation: a backbone of another family under a lite ASPP, an ASPP, or a plain decoder.</summary>
internal static class SegmentationFamily
{
    public static void Draw(NetworkSketch sketch)
    {
        FamilyRandom random = sketch.Random;
        CommonBlocks.Stem(sketch, random.Width(8, 32));
        Backbone(sketch, halvings: 1, stages: 1);
        string low = sketch.Last;
        Backbone(sketch, halvings: 2, stages: random.Between(2, 3));
        var block = new BlockBuilder(Block.Input, HeadDefinition.LowLevelInput);
        int channels = random.Width(32, 160);
        string x = random.Between(0, 2) switch
        {
            0 => LiteAspp(block, sketch, channels),
            1 => Aspp(block, sketch, channels),
            _ => block.ConvBn("main", new Conv2d(sketch.Channels, channels, 3, Padding: 1), Block.Input, sketch.Activation),
        };
        x = Decode(block, sketch, x, (channels, sketch.ShapeOf(low).Channels));
        sketch.End(block.Build(x), [sketch.Last, low]);
    }

    private static void Backbone(NetworkSketch sketch, int halvings, int stages)
    {
        switch (sketch.Random.Between(0, 2))
        {
            case 0:
                ResidualFamily.Body(sketch, halvings, stages);
                break;
            case 1:
                SeparableFamily.Body(sketch, halvings, stages);
                break;
            default:
                InvertedResidualFamily.Body(sketch, halvings, stages);
                break;
        }
    }

    /// <summary>MobileNetV3, section 6.4: features times a coarse attention.</summary>
    private static string LiteAspp(BlockBuilder block, NetworkSketch sketch, int channels)
    {
        FamilyRandom random = sketch.Random;
        string main = block.ConvBn("main", new Conv2d(sketch.Channels, channels, 1), Block.Input, sketch.Activation);
        int kernel = random.Pick(5, 9, 25, 49);
        int stride = (kernel / 3) + 1;
        string attention = block.Add("attention_pool", new AveragePool2d(kernel, stride, stride), Block.Input);
        attention = block.Add("attention", new Conv2d(sketch.Channels, channels, 1, Bias: true), attention);
        attention = block.Add("attention_sigmoid", new Sigmoid(), attention);
        attention = block.Add("attention_resize", new ResizeBilinearLike(AlignCorners: false), attention, main);
        return block.Add("attend", new Multiply(), main, attention);
    }

    /// <summary>DeepLabV3, figure 5: dilated convolutions of several rates and the image's mean, side by side.</summary>
    private static string Aspp(BlockBuilder block, NetworkSketch sketch, int channels)
    {
        FamilyRandom random = sketch.Random;
        int inChannels = sketch.Channels;
        bool isSeparable = random.Chance(0.5);
        int unit = random.Pick(2, 4, 6);
        List<string> branches = [block.ConvBn("pointwise", new Conv2d(inChannels, channels, 1), Block.Input, sketch.Activation)];
        int rates = random.Between(2, 3);
        for (int i = 1; i <= rates; i++)
        {
            int rate = unit * i;
            string x = Block.Input;
            if (isSeparable)
            {
                var depthwise = new Conv2d(inChannels, inChannels, 3, Padding: rate, Dilation: rate, Groups: inChannels);
                x = block.ConvBn($"rate{rate}_depthwise", depthwise, x, sketch.Activation);
                x = block.ConvBn($"rate{rate}", new Conv2d(inChannels, channels, 1), x, sketch.Activation);
            }
            else
            {
                x = block.ConvBn($"rate{rate}", new Conv2d(inChannels, channels, 3, Padding: rate, Dilation: rate), x, sketch.Activation);
            }

            branches.Add(x);
        }

        string pooled = block.Add("pool", new GlobalAveragePool(), Block.Input);
        pooled = block.ConvBn("pool_project", new Conv2d(inChannels, channels, 1), pooled, sketch.Activation);
        branches.Add(block.Add("pool_resize", new ResizeBilinearLike(AlignCorners: false), pooled, Block.Input));
        string joined = block.Add("concat", new Concat(branches.Count), [.. branches]);
        return block.ConvBn("fuse", new Conv2d(branches.Count * channels, channels, 1), joined, sketch.Activation);
    }

    /// <summary>Up to the low-level features, joined with them, to classes, and up by a whole factor.</summary>
    /// <param name="widths">Of the decoder and of the low-level features.</param>
    private static string Decode(BlockBuilder block, NetworkSketch sketch, string x, (int Decoder, int LowLevel) widths)
    {
        FamilyRandom random = sketch.Random;
        bool alignCorners = random.Chance(0.5);
        int classes = random.Pick(2, 19, 19, 21, 150);
        int factor = random.Pick(2, 4, 4, 8);
        if (random.Chance(0.5))
        {
            x = block.Add("up", new ResizeBilinearLike(alignCorners), x, HeadDefinition.LowLevelInput);
            x = block.Add("logits", new Conv2d(widths.Decoder, classes, 1, Bias: true), x);
            string low = block.Add("low_level", new Conv2d(widths.LowLevel, classes, 1, Bias: true), HeadDefinition.LowLevelInput);
            x = block.Add("sum", new Add(), x, low);
        }
        else
        {
            x = block.Add("up", new ResizeBilinearLike(alignCorners), x, HeadDefinition.LowLevelInput);
            x = block.Add("concat_low", new Concat(2), x, HeadDefinition.LowLevelInput);
            int joined = widths.Decoder + widths.LowLevel;
            var refine = new Conv2d(joined, joined, 3, Padding: 1, Groups: joined);
            x = block.ConvBn("refine", refine, x, sketch.Activation);
            x = block.Add("logits", new Conv2d(joined, classes, 1, Bias: true), x);
        }

        return block.Add("up_output", new ResizeBilinear(factor, alignCorners), x);
    }
}
