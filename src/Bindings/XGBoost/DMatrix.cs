using Profiler.Bindings.XGBoost.Native;

namespace Profiler.Bindings.XGBoost;

/// <summary>Rows to train on or to evaluate, copied into the library.</summary>
public sealed class DMatrix : IDisposable
{
    /// <param name="values">Row after row; NaN is a missing value, infinite ones are refused.</param>
    /// <param name="columns">Values a row.</param>
    /// <param name="labels">What is to be predicted, one value a row.</param>
    /// <param name="weights">How much each row counts.</param>
    /// <exception cref="XGBoostException">The library cannot be loaded, or refuses the values.</exception>
    public DMatrix(ReadOnlySpan<float> values, int columns, ReadOnlySpan<float> labels, ReadOnlySpan<float> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, checked(columns * labels.Length));
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, labels.Length);
        (Rows, Columns) = (labels.Length, columns);
        Handle = MatrixCalls.Create(values, labels.Length, columns);
        try
        {
            MatrixCalls.Set(Handle, "label", labels);
            MatrixCalls.Set(Handle, "weight", weights);
        }
        catch
        {
            Handle.Dispose();
            throw;
        }
    }

    public int Rows { get; }

    public int Columns { get; }

    internal MatrixHandle Handle { get; }

    public void Dispose() => Handle.Dispose();
}
