using Profiler.CostModels.Surrogates.Training;

namespace Profiler.CostModels.Tests.Surrogates.Trees;

/// <summary>
/// Rows whose target rises with the first column, swings with the second and is lower where the third is missing.
/// The fourth says nothing.
/// </summary>
public static class SyntheticRows
{
    public const int Columns = 4;

    public static RegressionData Create(int rows, int seed)
    {
        var random = new Random(seed);
        float[] features = new float[rows * Columns];
        float[] targets = new float[rows];
        float[] weights = new float[rows];
        for (int row = 0; row < rows; row++)
        {
            Span<float> values = features.AsSpan(row * Columns, Columns);
            foreach (ref float value in values)
            {
                value = (float)((random.NextDouble() * 4) - 2);
            }

            values[2] = random.Next(3) == 0 ? float.NaN : values[2];
            targets[row] = Truth(values) + (0.05f * (float)random.NextDouble());
            weights[row] = 0.5f + (float)random.NextDouble();
        }

        return new RegressionData(Columns, features, targets, weights);
    }

    public static float Truth(ReadOnlySpan<float> values) =>
        values[0] + MathF.Sin(3 * values[1]) - (float.IsNaN(values[2]) ? 1 : 0);

    /// <summary>The same rows with one value changed.</summary>
    public static RegressionData With(this RegressionData data, float? feature = null, float? target = null, float? weight = null)
    {
        const int Row = 5;
        float[] features = data.Features.ToArray();
        float[] targets = data.Targets.ToArray();
        float[] weights = data.Weights.ToArray();
        features[(Row * Columns) + 1] = feature ?? features[(Row * Columns) + 1];
        targets[Row] = target ?? targets[Row];
        weights[Row] = weight ?? weights[Row];
        return new RegressionData(Columns, features, targets, weights);
    }
}
