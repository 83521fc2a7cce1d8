using Profiler.Bindings.XGBoost;
using Profiler.CostModels.Surrogates.Training;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Surrogates.Trees;

/// <summary>
/// Trees grown by XGBoost, by histograms, with squared error. One thread grows them, whatever the machine has: sums over
/// rows that threads make between them round differently for each number of threads. Who trains several side by side uses
/// the others.
/// </summary>
public sealed class XGBoostTrainer : ISurrogateTrainer
{
    public const string LibraryName = "xgboost";

    public string Name => LibraryName;

    public IRegressor Train(RegressionData training, RegressionData heldOut, TreeOptions options, CancellationToken cancellationToken)
    {
        TrainingRows.Check(training, heldOut, options);
        return Calling(ErrorCode.TrainingFailed, "XGBoost cannot grow trees", () =>
        {
            using DMatrix seen = Matrix(training);
            using DMatrix unseen = Matrix(heldOut);
            using Booster booster = Booster.Train(Parameters(training, options), seen, unseen, options.MaxTrees, options.Patience, cancellationToken);
            return new XGBoostRegressor(booster);
        });
    }

    public IRegressor Load(ReadOnlyMemory<byte> model)
    {
        SealedModel read = SealedModel.Read(model, Name);
        return Calling(ErrorCode.InvalidFile, "XGBoost cannot read the model of trees", () =>
        {
            using Booster booster = Booster.Load(read.Model.Span);
            var trees = new XGBoostRegressor(booster);
            return trees.Columns == read.Columns
                ? trees
                : throw new ProfilerException(
                    ErrorCode.InvalidFile, $"The model of trees says that its rows have {read.Columns} columns, its trees {trees.Columns}.", "Train it anew.");
        });
    }

    private static DMatrix Matrix(RegressionData data) =>
        new(data.Features.Span, data.Columns, data.Targets.Span, data.Weights.Span);

    private static BoosterParameters Parameters(RegressionData training, TreeOptions options)
    {
        int[] rising = new int[training.Columns];
        foreach (int column in options.Rising)
        {
            rising[column] = 1;
        }

        return new BoosterParameters(options.Seed)
        {
            BaseScore = Mean(training),
            LearningRate = options.LearningRate,
            MaxDepth = options.MaxDepth,
            MinChildWeight = options.MinChildWeight,
            Subsample = options.RowShare,
            ColumnSampleByTree = options.ColumnShare,
            MonotoneConstraints = [.. rising],
        };
    }

    /// <summary>The weighted mean: the best that no tree can do, so the trees learn only what differs between rows.</summary>
    private static float Mean(RegressionData data)
    {
        double sum = 0;
        double weights = 0;
        for (int row = 0; row < data.Rows; row++)
        {
            sum += (double)data.Weights.Span[row] * data.Targets.Span[row];
            weights += data.Weights.Span[row];
        }

        return (float)(sum / weights);
    }

    private static IRegressor Calling(ErrorCode refused, string what, Func<IRegressor> call)
    {
        try
        {
            return call();
        }
        catch (XGBoostException error) when (error.Failure == XGBoostFailure.Refused)
        {
            throw new ProfilerException(refused, $"{what}: {error.Message.TrimEnd('.')}.", inner: error);
        }
        catch (FormatException error)
        {
            throw new ProfilerException(
                ErrorCode.Mismatch, $"{what}: {error.Message.TrimEnd('.')}.", "Use a version of XGBoost that the tests pass with.", error);
        }
        catch (XGBoostException error)
        {
            throw new ProfilerException(
                ErrorCode.MissingDependency, error.Message, $"{what} without it; './build.sh setup' installs it on Debian.", error);
        }
    }
}
