using Profiler.Networks.Blocks;
using Profiler.Networks.Layers;

namespace Profiler.Networks.Spaces;

/// <summary>An edge that is not there. Where a node has no other, it is zero: its input times 0, as NAS-Bench-201 computes it.</summary>
public sealed record NoneCandidate : Candidate
{
    public override Block Build(int inChannels, int outChannels, int stride)
    {
        var block = new BlockBuilder(Block.Input);
        return block.Build(block.Add("zero", new Scale(0), Block.Input));
    }
}
