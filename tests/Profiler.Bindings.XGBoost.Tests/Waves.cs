namespace Profiler.Bindings.XGBoost.Tests;

/// <summary>Rows of four columns whose label rises with the first and swings with the second; some of the third are missing.</summary>
internal sealed class Waves
{
    public const int Columns = 4;

    public Waves(int rows, int seed)
    {
        var random = new Random(seed);
        Values = new float[rows * Columns];
        Labels = new float[rows];
        Weights = new float[rows];
        for (int row = 0; row < rows; row++)
        {
            Span<float> values = Values.AsSpan(row * Columns, Columns);
            foreach (ref float value in values)
            {
                value = (float)((random.NextDouble() * 4) - 2);
            }

            Labels[row] = values[0] + MathF.Sin(3 * values[1]) + (0.1f * (float)random.NextDouble());
            Weights[row] = 0.5f + (float)random.NextDouble();
            values[2] = row % 3 == 0 ? float.NaN : values[2];
        }
    }

    public float[] Values { get; }

    public float[] Labels { get; }

    public float[] Weights { get; }

    public DMatrix Matrix() => new(Values, Columns, Labels, Weights);
}
