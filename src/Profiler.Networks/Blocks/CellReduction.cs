using Profiler.Networks.Layers;

namespace Profiler.Networks.Blocks;

/// <summary>
/// The residual block between two stages of cells: two convolutions of 3x3, each behind a ReLU, beside an average pool and
/// a 1x1 convolution without batch norm (NAS-Bench-201's released code).
/// </summary>
public static class CellReduction
{
    public static Block Build(int inChannels, int outChannels)
    {
        var block = new BlockBuilder(Block.Input);
        string x = block.Add("relu", new Relu(), Block.Input);
        x = block.ConvBn("first", new Conv2d(inChannels, outChannels, 3, Stride: 2, Padding: 1), x, relu: true);
        x = block.ConvBn("second", new Conv2d(outChannels, outChannels, 3, Padding: 1), x, relu: false);
        string shortcut = block.Add("pool", new AveragePool2d(2, 2, 2), Block.Input);
        shortcut = block.Add("shortcut", new Conv2d(inChannels, outChannels, 1), shortcut);
        return block.Build(block.Add("residual", new Add(), x, shortcut));
    }
}
