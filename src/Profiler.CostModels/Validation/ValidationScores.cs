namespace Profiler.CostModels.Validation;

/// <summary>How predictions stand to measurements of the same networks.</summary>
/// <param name="Mape">Mean of |predicted/measured - 1|, a fraction.</param>
/// <param name="Within5">The share within 5 %.</param>
/// <param name="Within10">The share within 10 %.</param>
/// <param name="Spearman">Rank correlation, -1 to 1; NaN for fewer than two networks.</param>
public sealed record ValidationScores(int Count, double Mape, double Within5, double Within10, double Spearman)
{
    /// <exception cref="ArgumentException">The lists differ in length or are empty.</exception>
    public static ValidationScores Of(IReadOnlyList<double> predictedMs, IReadOnlyList<double> measuredMs)
    {
        if (predictedMs.Count != measuredMs.Count || measuredMs.Count == 0)
        {
            throw new ArgumentException($"{predictedMs.Count} predictions cannot be scored against {measuredMs.Count} measurements.");
        }

        double[] errors = [.. predictedMs.Zip(measuredMs, (p, m) => Math.Abs((p / m) - 1))];
        return new ValidationScores(
            errors.Length,
            errors.Average(),
            errors.Count(e => e <= 0.05) / (double)errors.Length,
            errors.Count(e => e <= 0.10) / (double)errors.Length,
            errors.Length > 1 ? MathNet.Numerics.Statistics.Correlation.Spearman(predictedMs, measuredMs) : double.NaN);
    }
}
