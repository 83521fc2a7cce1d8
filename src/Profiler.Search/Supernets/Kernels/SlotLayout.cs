using System.Collections.Immutable;

namespace Profiler.Search.Supernets.Kernels;

/// <summary>Where the branches that run in a step lie in one row of hidden channels.</summary>
internal sealed class SlotLayout
{
    public SlotLayout(SlotShape shape, ImmutableArray<Branch> branches)
    {
        Shape = shape;
        Branches = branches;
        var offsets = ImmutableArray.CreateBuilder<int>();
        var tapOffsets = ImmutableArray.CreateBuilder<int>();
        var strips = ImmutableArray.CreateBuilder<Strip>();
        for (int b = 0; b < branches.Length; b++)
        {
            offsets.Add(Hidden);
            tapOffsets.Add(TapValues);
            for (int start = 0; start < branches[b].Padded; start += 2 * MatrixProduct.Lanes)
            {
                int width = Math.Min(2 * MatrixProduct.Lanes, branches[b].Padded - start);
                strips.Add(new Strip(b, Hidden + start, width));
            }

            Hidden += branches[b].Padded;
            TapValues += branches[b].Padded * branches[b].Taps;
        }

        Offsets = offsets.ToImmutable();
        TapOffsets = tapOffsets.ToImmutable();
        Strips = strips.ToImmutable();
    }

    public SlotShape Shape { get; }

    public ImmutableArray<Branch> Branches { get; }

    /// <summary>The first hidden channel of each branch.</summary>
    public ImmutableArray<int> Offsets { get; }

    /// <summary>The first depthwise weight of each branch.</summary>
    public ImmutableArray<int> TapOffsets { get; }

    public ImmutableArray<Strip> Strips { get; }

    /// <summary>Hidden channels of all branches, padded.</summary>
    public int Hidden { get; private set; }

    /// <summary>Depthwise weights of all branches, padded.</summary>
    public int TapValues { get; private set; }

    /// <summary>Output channels of all branches before they are added up, padded.</summary>
    public int Outputs => Branches.Length * Shape.OutPadded;

    /// <summary>Where a strip's depthwise weights lie: taps x width.</summary>
    public int TapsOf(Strip strip) =>
        TapOffsets[strip.Branch] + ((strip.First - Offsets[strip.Branch]) * Branches[strip.Branch].Taps);
}
