using Profiler.Networks.Blocks;
using Profiler.Networks.Layers;

namespace Profiler.Networks.Spaces;

/// <summary>An average pool that keeps its input's size; padding is left out of the averages.</summary>
public sealed record AveragePoolCandidate : Candidate
{
    /// <summary>Side of the window; odd, 3 to 31.</summary>
    public required int Kernel { get; init; }

    public override Block Build(int inChannels, int outChannels, int stride)
    {
        var block = new BlockBuilder(Block.Input);
        return block.Build(block.Add("pool", new AveragePool2d(Kernel, stride, stride, Kernel / 2), Block.Input));
    }
}
