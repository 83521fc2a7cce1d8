using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using Profiler.CostModels.Surrogates.Training;
using Profiler.CostModels.Surrogates.Trees;

namespace Profiler.Adapters.MicrosoftML;

/// <summary>Trees of FastTree, with the schema of the rows that they were trained on.</summary>
internal sealed class FastTreeRegressor(MLContext context, ITransformer trees, DataViewSchema rows, int columns) : IRegressor
{
    /// <summary>The column that ML.NET's regressors add.</summary>
    private const string Score = "Score";

    public int Columns => columns;

    public int Trees { get; } = Ensemble(trees).TrainedTreeEnsemble.Trees.Count;

    public void Predict(ReadOnlySpan<float> features, Span<float> predictions)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(features.Length, checked(Columns * predictions.Length));
        if (predictions.Length == 0)
        {
            return;
        }

        int row = 0;
        foreach (float score in trees.Transform(FeatureRows.View(context, features, Columns)).GetColumn<float>(Score))
        {
            predictions[row++] = score;
        }
    }

    public byte[] Save() => new SealedModel(FastTreeTrainer.LibraryName, Columns, ModelFile.Write(context, trees, rows)).ToBytes();

    public void Dispose() => (trees as IDisposable)?.Dispose();

    /// <summary>What was read from a file is a chain of one.</summary>
    private static FastTreeRegressionModelParameters Ensemble(ITransformer trees)
    {
        ITransformer last = trees is IEnumerable<ITransformer> chain ? chain.Last() : trees;
        return (FastTreeRegressionModelParameters)((ISingleFeaturePredictionTransformer<object>)last).Model;
    }
}
