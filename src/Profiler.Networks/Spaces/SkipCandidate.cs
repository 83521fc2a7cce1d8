using Profiler.Networks.Blocks;

namespace Profiler.Networks.Spaces;

/// <summary>The identity where shapes allow it, else a cheap change of shape; see <see cref="Skip"/>.</summary>
public sealed record SkipCandidate : Candidate
{
    public required SkipReduction Reduction { get; init; }

    public override Block Build(int inChannels, int outChannels, int stride) =>
        Skip.Build(this, inChannels, outChannels, stride);
}
