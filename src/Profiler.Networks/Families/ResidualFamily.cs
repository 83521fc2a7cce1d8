using Profiler.Networks.Blocks;
using Profiler.Networks.Layers;

namespace Profiler.Networks.Families;

/// <summary>Residual networks: ResNet's basic and bottleneck blocks, ResNeXt's groups, dilated stages.</summary>
internal static class ResidualFamily
{
    public static void Draw(NetworkSketch sketch)
    {
        CommonBlocks.Stem(sketch, sketch.Random.Width(12, 64));
        Body(sketch, halvings: 4, stages: sketch.Random.Between(2, 4));
        CommonBlocks.End(sketch);
    }

    public static void Body(NetworkSketch sketch, int halvings, int stages)
    {
        FamilyRandom random = sketch.Random;
        bool isBottleneck = random.Chance(0.5);
        int groups = random.Pick(1, 1, 1, 2, 4, 8);
        double excite = random.Pick(0, 0, 0, 1);
        int width = random.Width(12, 64);
        for (int stage = 0; stage < stages; stage++)
        {
            int stride = stage < halvings && (stage > 0 || random.Chance(0.3)) ? CommonBlocks.Stride(sketch) : 1;
            int dilation = stride == 1 && stage > 1 && random.Chance(0.3) ? 2 : 1;
            int repeats = random.Between(1, 3);
            for (int r = 0; r < repeats; r++)
            {
                var shape = new UnitShape(width, r == 0 ? stride : 1, dilation, random.Chance(excite));
                sketch.Append(isBottleneck ? Bottleneck(sketch, shape, groups) : Basic(sketch, shape));
            }

            width = random.Wider(width, 512);
        }
    }

    private static Block Basic(NetworkSketch sketch, UnitShape unit)
    {
        int padding = unit.Dilation;
        var block = new BlockBuilder(Block.Input);
        var first = new Conv2d(sketch.Channels, unit.Width, 3, unit.Stride, padding, unit.Dilation);
        string x = block.ConvBn("first", first, Block.Input, sketch.Activation);
        x = block.ConvBn("second", new Conv2d(unit.Width, unit.Width, 3, Padding: padding, Dilation: unit.Dilation), x, activation: null);
        return Join(block, sketch, unit, x, unit.Width);
    }

    private static Block Bottleneck(NetworkSketch sketch, UnitShape unit, int mostGroups)
    {
        FamilyRandom random = sketch.Random;
        int outChannels = unit.Width * 2;
        int groups = random.Groups(unit.Width, unit.Width, mostGroups);
        int kernel = random.Pick(3, 3, 3, 5);
        var block = new BlockBuilder(Block.Input);
        string x = block.ConvBn("reduce", new Conv2d(sketch.Channels, unit.Width, 1), Block.Input, sketch.Activation);
        var spatial = new Conv2d(
            unit.Width, unit.Width, kernel, unit.Stride, CommonBlocks.Same(kernel, unit.Dilation), unit.Dilation, groups);
        x = block.ConvBn("spatial", spatial, x, sketch.Activation);
        x = block.ConvBn("restore", new Conv2d(unit.Width, outChannels, 1), x, activation: null);
        return Join(block, sketch, unit, x, outChannels);
    }

    private static Block Join(BlockBuilder block, NetworkSketch sketch, UnitShape unit, string x, int outChannels)
    {
        x = unit.Excite ? CommonBlocks.SqueezeExcite(block, sketch.Random, x, outChannels) : x;
        bool isSame = unit.Stride == 1 && sketch.Channels == outChannels;
        string shortcut = isSame
            ? Block.Input
            : block.ConvBn("shortcut", new Conv2d(sketch.Channels, outChannels, 1, unit.Stride), Block.Input, activation: null);
        x = block.Add("residual", new Add(), x, shortcut);
        return block.Build(block.Add("residual_act", sketch.Activation.Layer, x));
    }

    private readonly record struct UnitShape(int Width, int Stride, int Dilation, bool Excite);
}
