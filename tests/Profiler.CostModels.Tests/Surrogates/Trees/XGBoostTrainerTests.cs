using Profiler.CostModels.Surrogates.Training;
using Profiler.CostModels.Surrogates.Trees;

namespace Profiler.CostModels.Tests.Surrogates.Trees;

/// <summary>The contract on XGBoost, and what it alone offers.</summary>
public sealed class XGBoostTrainerTests : SurrogateTrainerContract
{
    protected override ISurrogateTrainer Trainer { get; } = new XGBoostTrainer();

    [Fact]
    public void Predictions_never_fall_with_a_rising_column()
    {
        Assert.Contains(Steps([]), step => step < 0);
        Assert.DoesNotContain(Steps([0]), step => step < 0);
    }

    /// <summary>How the prediction changes as the first column rises by small steps, the others staying.</summary>
    private IEnumerable<float> Steps(int[] rising)
    {
        const int Rows = 200;
        var options = new TreeOptions(Seed: 1, Rising: [.. rising]) { MaxTrees = 100 };
        using IRegressor trees = Trainer.Train(
            SyntheticRows.Create(rows: 500, seed: 4), SyntheticRows.Create(rows: 100, seed: 5), options, CancellationToken.None);
        float[] rows = [.. Enumerable.Range(0, Rows).SelectMany(i => new[] { -2 + (i * 4f / Rows), 0.3f, float.NaN, -0.7f })];
        float[] predictions = new float[Rows];
        trees.Predict(rows, predictions);
        return predictions.Skip(1).Zip(predictions, (next, previous) => next - previous);
    }
}
