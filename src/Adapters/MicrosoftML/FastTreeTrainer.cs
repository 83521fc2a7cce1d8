using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;
using Profiler.CostModels.Surrogates.Training;
using Profiler.CostModels.Surrogates.Trees;
using Profiler.Networks.Errors;
using TreeOptions = Profiler.CostModels.Surrogates.Training.TreeOptions;

namespace Profiler.Adapters.MicrosoftML;

/// <summary>
/// Trees grown by ML.NET's FastTree. Its public API has no monotone constraints: <see cref="TreeOptions.Rising"/> is not kept.
/// Its rules of stopping know no patience either: growing stops when each of <see cref="TreeOptions.Patience"/> trees in a row
/// did worse than the one before, and the best number of trees is kept. Leaves are grown best first, up to as many as
/// <see cref="TreeOptions.MaxDepth"/> levels have, and <see cref="TreeOptions.MinChildWeight"/> counts rows.
/// </summary>
public sealed class FastTreeTrainer : ISurrogateTrainer
{
    public const string LibraryName = "fasttree";

    public string Name => LibraryName;

    public IRegressor Train(RegressionData training, RegressionData heldOut, TreeOptions options, CancellationToken cancellationToken)
    {
        TrainingRows.Check(training, heldOut, options);
        var context = new MLContext(options.Seed);
        using var stop = new StopSignal(context, cancellationToken);
        IDataView rows = FeatureRows.View(context, training);
        FastTreeRegressionTrainer trainer = context.Regression.Trainers.FastTree(Settings(options));
        ITransformer trees = trainer.Fit(rows, FeatureRows.View(context, heldOut));
        return new FastTreeRegressor(context, trees, rows.Schema, training.Columns);
    }

    public IRegressor Load(ReadOnlyMemory<byte> model)
    {
        SealedModel read = SealedModel.Read(model, Name);
        var context = new MLContext(seed: 0);
        (ITransformer trees, DataViewSchema rows) = ModelFile.Read(context, read.Model);
        int columns = FeatureRows.Columns(rows);
        return columns == read.Columns
            ? new FastTreeRegressor(context, trees, rows, columns)
            : throw new ProfilerException(
                ErrorCode.InvalidFile, $"The model of trees says that its rows have {read.Columns} columns, its trees {columns}.", "Train it anew.");
    }

    private static FastTreeRegressionTrainer.Options Settings(TreeOptions options) => new()
    {
        FeatureColumnName = nameof(FeatureRow.Features),
        LabelColumnName = nameof(FeatureRow.Target),
        ExampleWeightColumnName = nameof(FeatureRow.Weight),
        Seed = options.Seed,
        FeatureSelectionSeed = options.Seed,
        NumberOfThreads = 1, // Sums that threads make between them round differently for each number of threads.
        NumberOfTrees = options.MaxTrees,
        NumberOfLeaves = 1 << options.MaxDepth,
        MinimumExampleCountPerLeaf = Math.Max(1, (int)Math.Ceiling(options.MinChildWeight)),
        LearningRate = options.LearningRate,
        FeatureFraction = options.ColumnShare,
        BaggingSize = options.RowShare < 1 ? 1 : 0, // A new draw of rows for every tree.
        BaggingExampleFraction = options.RowShare,
        EarlyStoppingMetric = EarlyStoppingMetric.L2Norm,
        EarlyStoppingRule = new ConsecutiveGeneralityLossRule(options.Patience),
    };
}
