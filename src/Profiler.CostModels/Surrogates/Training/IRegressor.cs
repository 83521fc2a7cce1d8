namespace Profiler.CostModels.Surrogates.Training;

/// <summary>Trained trees. Safe to be asked by one thread at a time.</summary>
public interface IRegressor : IDisposable
{
    int Columns { get; }

    /// <summary>How many trees are kept: those up to the best loss on the held-out rows.</summary>
    int Trees { get; }

    /// <param name="features">Row after row of <see cref="Columns"/> values.</param>
    /// <param name="predictions">Takes one value a row.</param>
    void Predict(ReadOnlySpan<float> features, Span<float> predictions);

    /// <summary>The library's own portable format.</summary>
    byte[] Save();
}
