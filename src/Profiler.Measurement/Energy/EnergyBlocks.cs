namespace Profiler.Measurement.Energy;

/// <summary>A stretch of a pass cut into consecutive blocks at given moments.</summary>
/// <param name="BordersMs">One more than there are blocks, rising.</param>
/// <param name="Counts">What a block's energy is shared among: its runs, or its seconds.</param>
internal sealed record EnergyBlocks(double[] BordersMs, double[] Counts)
{
    private const double UniformShare = 0.9;
    private const double TwoEdgesShare = 0.68;
    private const double MsPerSecond = 1000;

    private double Milliseconds => BordersMs[^1] - BordersMs[0];

    /// <summary>The same blocks with seconds as counts: energy a second is power.</summary>
    public EnergyBlocks InSeconds() =>
        this with { Counts = [.. BordersMs.Zip(BordersMs.Skip(1), (from, to) => (to - from) / MsPerSecond)] };

    /// <summary>The curves' energy a count.</summary>
    public BlockMean Mean(IReadOnlyList<EnergyCurve> curves)
    {
        var amounts = new double[Counts.Length];
        for (int i = 0; i < amounts.Length; i++)
        {
            amounts[i] = curves.Sum(curve => curve.Between(BordersMs[i], BordersMs[i + 1]));
        }

        BlockMean mean = BlockMean.Of(amounts, Counts);
        return mean with { HalfWidth = Math.Sqrt((mean.HalfWidth * mean.HalfWidth) + curves.Sum(curve => Squared(SystematicOf(curve)))) };
    }

    /// <summary>
    /// What blocks cannot show: rounding moves all of them alike, and a counter's first and last value are each
    /// uncertain by one edge. 90 % of a uniform error lie within 0.9 of its bound, of the sum of two within 0.68 of both.
    /// </summary>
    private double SystematicOf(EnergyCurve curve)
    {
        double perCount = 1 / Counts.Sum();
        double rounding = UniformShare * curve.ResolutionMw * Milliseconds / MsPerSecond * perCount;
        double power = curve.Between(BordersMs[0], BordersMs[^1]) / Milliseconds;
        double edges = TwoEdgesShare * curve.EdgeMs * power * perCount;
        return Math.Sqrt(Squared(rounding) + Squared(edges));
    }

    private static double Squared(double value) => value * value;
}
