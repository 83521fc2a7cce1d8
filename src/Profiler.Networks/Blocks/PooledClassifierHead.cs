using Profiler.Networks.Layers;
using Profiler.Networks.Spaces;

namespace Profiler.Networks.Blocks;

/// <summary>Batch norm, ReLU, global average pool, fully connected classifier: the head of NAS-Bench-201.</summary>
public static class PooledClassifierHead
{
    public static Block Build(HeadDefinition head, int inChannels)
    {
        var block = new BlockBuilder(Block.Input);
        string x = block.Add("norm", new BatchNorm2d(inChannels), Block.Input);
        x = block.Add("norm_relu", new Relu(), x);
        x = block.Add("pool", new GlobalAveragePool(), x);
        return block.Build(block.Add("classifier", new Linear(inChannels, head.Classes), x));
    }
}
