using MathNet.Numerics.LinearAlgebra;

namespace Profiler.CostModels.Energy;

/// <summary>
/// Chooses the networks to measure so that their energies tell the coefficients apart: each time the one of which those chosen
/// before say the least, a greedy D-optimal design (Fedorov, Theory of Optimal Experiments, 1972, 2.5).
/// </summary>
public static class EnergyDesign
{
    /// <summary>Of a unit row, before anything is chosen.</summary>
    private const double Beginning = 1e-3;

    /// <param name="candidates">
    /// Latency above 0, MACs and bytes of each network. Energies are not known yet, so they are taken to be in proportion to latency.
    /// </param>
    /// <param name="count">At most as many as there are candidates.</param>
    /// <returns>Different positions among the candidates, in the order in which they were chosen.</returns>
    public static IReadOnlyList<int> Choose(IReadOnlyList<(double Ms, double Macs, double Bytes)> candidates, int count)
    {
        double macs = Math.Max(double.Epsilon, candidates.Average(c => c.Macs / c.Ms));
        double bytes = Math.Max(double.Epsilon, candidates.Average(c => c.Bytes / c.Ms));
        Vector<double>[] rows =
        [
            .. candidates.Select(c => Vector<double>.Build.DenseOfArray([1, c.Macs / c.Ms / macs, c.Bytes / c.Ms / bytes])),
        ];
        Matrix<double> known = Matrix<double>.Build.DenseDiagonal(EnergyTerms.Count, EnergyTerms.Count, Beginning);
        var chosen = new List<int>();
        while (chosen.Count < count)
        {
            Matrix<double> spread = known.Inverse();
            int next = Enumerable.Range(0, rows.Length).Except(chosen).MaxBy(row => rows[row].DotProduct(spread * rows[row]));
            known += rows[next].OuterProduct(rows[next]);
            chosen.Add(next);
        }

        return chosen;
    }
}
