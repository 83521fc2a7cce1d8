using System.Collections.Immutable;
using Profiler.Networks.Counting;
using Profiler.Networks.Errors;
using Profiler.Networks.Graphs;

namespace Profiler.Networks.Families;

/// <summary>
/// Random networks of the families that people use, to learn from what kernels cost. Widths, depths, kernels, strides,
/// dilations, groups, activations and resolutions are drawn; the same seed gives the same network.
/// </summary>
public static class NetworkFamilies
{
    /// <summary>8 million values, 32 MiB: a sampled network is made, sent and loaded in well under a second.</summary>
    public const long MaxParameters = 8_000_000;

    /// <summary>All tensors written once; keeps memory-bound oddities of a few layers out.</summary>
    private const long MaxActivationBytes = 256L << 20;

    /// <summary>How far from the drawn number of multiply-accumulates a draw may lie to be taken.</summary>
    private const double Tolerance = 1.6;
    private const int MaxDraws = 400;

    /// <summary>The families by name, in the order in which they are listed.</summary>
    private static readonly ImmutableArray<(string Name, Action<NetworkSketch> Draw, Func<FamilyRandom, NetworkSketch> Begin)> Families =
    [
        ("inverted-residual", InvertedResidualFamily.Draw, Square),
        ("residual", ResidualFamily.Draw, Square),
        ("dense", DenseFamily.Draw, Square),
        ("shuffle", ShuffleFamily.Draw, Square),
        ("squeeze", SqueezeFamily.Draw, Square),
        ("inception", InceptionFamily.Draw, Square),
        ("plain", PlainFamily.Draw, Square),
        ("separable", SeparableFamily.Draw, Square),
        ("attention", AttentionFamily.Draw, Square),
        ("segmentation", SegmentationFamily.Draw, Street),
    ];

    public static ImmutableArray<string> Names { get; } = [.. Families.Select(family => family.Name)];

    /// <summary>Draws a network of <see cref="MacRange.Default"/>.</summary>
    /// <exception cref="ProfilerException">There is no such family.</exception>
    public static SampledNetwork Sample(string family, Random random) => Sample(family, random, MacRange.Default);

    /// <summary>
    /// Draws a network. A size is drawn first, uniformly in the logarithm over the range, so that small and large networks
    /// come as often as those between; then networks, until one is near it.
    /// </summary>
    /// <exception cref="ProfilerException">There is no such family, or no network of it lies in the range.</exception>
    public static SampledNetwork Sample(string family, Random random, MacRange macs)
    {
        int index = Names.IndexOf(family);
        if (index < 0)
        {
            throw new ProfilerException(
                ErrorCode.UnknownName, $"There is no network family named '{family}'.", $"Known: {string.Join(", ", Names)}.");
        }

        var draws = new FamilyRandom(random);
        double size = Math.Exp(draws.Between(Math.Log(macs.Least), Math.Log(macs.Most)));
        SampledNetwork? nearest = null;
        for (int i = 0; i < MaxDraws; i++)
        {
            if (TryDraw(index, draws, macs) is not { } drawn)
            {
                continue;
            }

            if (nearest is null || Distance(drawn, size) < Distance(nearest, size))
            {
                nearest = drawn;
            }

            if (Distance(nearest, size) < Math.Log(Tolerance))
            {
                break;
            }
        }

        return nearest ?? throw new ProfilerException(
            ErrorCode.InvalidArgument,
            $"None of {MaxDraws} networks of the family '{family}' has {macs.Least} to {macs.Most} multiply-accumulates.",
            $"Pass a wider range; {MacRange.Default.Least} to {MacRange.Default.Most} holds networks of every family.");
    }

    private static double Distance(SampledNetwork network, double size) => Math.Abs(Math.Log(network.Macs / size));

    /// <summary>A network in the range, or null where the draw is out of it or does not fit its own input.</summary>
    private static SampledNetwork? TryDraw(int family, FamilyRandom random, MacRange macs)
    {
        (string name, Action<NetworkSketch> draw, Func<FamilyRandom, NetworkSketch> begin) = Families[family];
        NetworkSketch sketch = begin(random);
        try
        {
            draw(sketch);
        }
        catch (ProfilerException error) when (error.Code == ErrorCode.InvalidShape)
        {
            return null;
        }

        Network network = sketch.Finish(name);
        NetworkCounts counts = LayerCounter.Count(ShapedGraph.Lay(network, network.DefaultInput));
        bool fits = macs.Contains(counts.Macs) && counts.Parameters <= MaxParameters && counts.ActivationBytes <= MaxActivationBytes;
        return fits ? new SampledNetwork(name, network, network.DefaultInput, counts.Macs) : null;
    }

    private static NetworkSketch Square(FamilyRandom random)
    {
        int side = random.Side(96, 448);
        return new NetworkSketch(random, side, side);
    }

    /// <summary>Images twice as wide as high, as cameras of cars give them, or square.</summary>
    private static NetworkSketch Street(FamilyRandom random)
    {
        int height = FamilyRandom.Multiple(random.LogBetween(128, 576), 32);
        return new NetworkSketch(random, height, random.Chance(0.7) ? 2 * height : height);
    }
}
