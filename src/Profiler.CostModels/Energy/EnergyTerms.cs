using MathNet.Numerics.LinearAlgebra;
using Profiler.CostModels.Building;

namespace Profiler.CostModels.Energy;

/// <summary>
/// The terms of an energy model as shares of the energies measured: a row is (ms, MACs, bytes) / mJ, and what is to be met is 1,
/// so that every network counts by its relative error. Coefficients are scaled to the share that their term has in the mean
/// network.
/// </summary>
internal sealed class EnergyTerms
{
    public const int Count = 3;

    /// <summary>
    /// How far a share may be from <see cref="ExpectedShares"/> before anything was measured, as a standard deviation: next to
    /// nothing beside measurements of 1 %, and enough to settle what they leave open.
    /// </summary>
    public const double ShareDeviation = 0.5;

    /// <summary>Where nothing tells the terms apart, energy is average power for as long as it takes.</summary>
    private static readonly double[] ExpectedShares = [1, 0, 0];

    private readonly double[][] _rows;

    public EnergyTerms(IReadOnlyList<EnergyObservation> observations)
    {
        double[][] raw = [.. observations.Select(o => (double[])[o.LatencyMs / o.Mj, o.Macs / o.Mj, o.Bytes / o.Mj])];
        Scales = [.. Enumerable.Range(0, Count).Select(term => raw.Average(row => row[term]))];
        _rows = [.. raw.Select(row => (double[])[.. row.Select((value, term) => Scales[term] > 0 ? value / Scales[term] : 0)])];
    }

    public int Rows => _rows.Length;

    /// <summary>The mean row, by which a share becomes a coefficient.</summary>
    public double[] Scales { get; }

    /// <summary>What shares say of a row: 1 where they meet the measurement.</summary>
    public double Predict(int row, double[] shares) => _rows[row].Zip(shares, (value, share) => value * share).Sum();

    /// <summary>The likeliest shares, none below 0.</summary>
    /// <param name="leftOut">A row that is not to be looked at; -1 for none.</param>
    /// <param name="noise">Relative standard deviation of a measurement, above 0.</param>
    public double[] Solve(int leftOut, double noise)
    {
        double pull = noise / ShareDeviation;
        return NonNegativeFit.Solve(Rows + Count, Count, Term, Target);

        double Term(int row, int term) => row < Rows
            ? row == leftOut ? 0 : _rows[row][term]
            : row - Rows == term ? pull : 0;

        double Target(int row) => row < Rows
            ? row == leftOut ? 0 : 1
            : pull * ExpectedShares[row - Rows];
    }

    /// <summary>Standard deviation of each share, given the measurements.</summary>
    public double[] Deviations(double noise) => [.. Spread(noise).Diagonal().Select(variance => noise * Math.Sqrt(variance))];

    /// <summary>How much of a row's prediction is its own measurement, from 0 to below 1.</summary>
    public double Leverage(int row, double noise)
    {
        Vector<double> own = Vector<double>.Build.Dense(_rows[row]);
        return own.DotProduct(Spread(noise) * own);
    }

    /// <summary>The covariance of the shares over the variance of a measurement.</summary>
    private Matrix<double> Spread(double noise)
    {
        double pull = noise / ShareDeviation;
        return Matrix<double>.Build.Dense(
            Count, Count, (i, j) => _rows.Sum(row => row[i] * row[j]) + (i == j ? pull * pull : 0)).Inverse();
    }
}
