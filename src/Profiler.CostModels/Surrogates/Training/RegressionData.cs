namespace Profiler.CostModels.Surrogates.Training;

/// <summary>Rows of features with what is to be predicted from them.</summary>
/// <param name="Columns">Features a row, at least 1.</param>
/// <param name="Features">Row after row; NaN where a feature does not apply.</param>
/// <param name="Targets">One finite value a row.</param>
/// <param name="Weights">One positive value a row.</param>
public sealed record RegressionData(
    int Columns, ReadOnlyMemory<float> Features, ReadOnlyMemory<float> Targets, ReadOnlyMemory<float> Weights)
{
    public int Rows => Targets.Length;
}
