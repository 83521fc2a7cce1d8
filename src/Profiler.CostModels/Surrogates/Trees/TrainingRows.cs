using Profiler.CostModels.Surrogates.Training;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Surrogates.Trees;

/// <summary>What every library of trees asks of its rows.</summary>
public static class TrainingRows
{
    /// <exception cref="ProfilerException">There are no rows, or a value is not what its place takes (TrainingFailed).</exception>
    /// <exception cref="ArgumentException">Lengths do not fit, or a rising column is none.</exception>
    public static void Check(RegressionData training, RegressionData heldOut, TreeOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(heldOut.Columns, training.Columns);
        foreach (int column in options.Rising)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(column);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, training.Columns);
        }

        Check(training, "training");
        Check(heldOut, "held-out");
    }

    private static void Check(RegressionData data, string kind)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(data.Columns);
        ArgumentOutOfRangeException.ThrowIfNotEqual(data.Features.Length, checked(data.Columns * data.Rows));
        ArgumentOutOfRangeException.ThrowIfNotEqual(data.Weights.Length, data.Rows);
        if (data.Rows == 0)
        {
            throw new ProfilerException(
                ErrorCode.TrainingFailed, $"Trees cannot be grown without {kind} rows.", "Give more samples: some to train on, some to hold out.");
        }

        for (int row = 0; row < data.Rows; row++)
        {
            Require(float.IsFinite(data.Targets.Span[row]), data.Targets.Span[row], "target", $"{kind} row {row}");
            float weight = data.Weights.Span[row];
            Require(float.IsFinite(weight) && weight > 0, weight, "weight", $"{kind} row {row}");
        }

        for (int i = 0; i < data.Features.Length; i++)
        {
            Require(!float.IsInfinity(data.Features.Span[i]), data.Features.Span[i], "feature", $"{kind} row {i / data.Columns}, column {i % data.Columns}");
        }
    }

    private static void Require(bool isGood, float value, string what, FormattableString place)
    {
        if (!isGood)
        {
            throw new ProfilerException(
                ErrorCode.TrainingFailed, $"Trees cannot be grown: the {what} of {FormattableString.Invariant(place)} is {value}.", "Leave the sample out, or measure it again.");
        }
    }
}
