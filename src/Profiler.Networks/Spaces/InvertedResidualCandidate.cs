using Profiler.Networks.Blocks;

namespace Profiler.Networks.Spaces;

/// <summary>An inverted residual; see <see cref="InvertedResidual"/>.</summary>
public sealed record InvertedResidualCandidate : Candidate
{
    /// <summary>Side of the depthwise kernel; odd, 1 to 31.</summary>
    public required int Kernel { get; init; }

    /// <summary>Hidden width over input width; above 0, at most 64.</summary>
    public required double Expansion { get; init; }

    /// <summary>Groups of the two 1x1 convolutions; must divide the slot's widths.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>Dilation of the depthwise convolution, 1 to 64.</summary>
    public int Dilation { get; init; } = 1;

    /// <summary>Whether channels are shuffled after a grouped expansion.</summary>
    public bool Shuffle { get; init; }

    /// <summary>
    /// Whether the first 1x1 convolution is left out where the expansion is 1. FBNet's paper keeps it; the networks
    /// that its authors released do not, which is 2 to 5 % of their MACs.
    /// </summary>
    public bool OmitUnitExpansion { get; init; }

    public override Block Build(int inChannels, int outChannels, int stride) =>
        InvertedResidual.Build(this, inChannels, outChannels, stride);
}
