using System.Collections.Immutable;
using System.Globalization;

namespace Profiler.Bindings.XGBoost;

/// <summary>How trees are grown for regression with squared error, by histograms of the columns. Names and ranges are XGBoost's.</summary>
/// <param name="Seed">Seeds the choice of rows and columns.</param>
public sealed record BoosterParameters(int Seed)
{
    /// <summary>Threads of every call. Sums over rows are made a thread at a time, so other counts may round otherwise.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>What is predicted before the first tree.</summary>
    public float BaseScore { get; init; }

    /// <summary>The share of each tree's answer that is added.</summary>
    public double LearningRate { get; init; } = 0.3;

    public int MaxDepth { get; init; } = 6;

    /// <summary>The least sum of weights in a leaf.</summary>
    public double MinChildWeight { get; init; } = 1;

    /// <summary>The share of rows that a tree sees, drawn without replacement.</summary>
    public double Subsample { get; init; } = 1;

    /// <summary>The share of columns that a tree sees.</summary>
    public double ColumnSampleByTree { get; init; } = 1;

    /// <summary>For each column 1 where predictions must not fall with it, -1 where they must not rise, 0 where they may; none for none.</summary>
    public ImmutableArray<int> MonotoneConstraints { get; init; } = [];

    /// <summary>How to work, not what on: a loaded model is given only these, since others would replace its own.</summary>
    internal IEnumerable<(string Name, string Value)> Manner()
    {
        yield return ("verbosity", "0"); // Warnings would go to standard error; errors arrive as exceptions.
        yield return ("nthread", Text(Threads));
    }

    internal IEnumerable<(string Name, string Value)> Growth()
    {
        yield return ("objective", "reg:squarederror");
        yield return ("tree_method", "hist");
        yield return ("seed", Text(Seed));
        yield return ("base_score", Text(BaseScore));
        yield return ("eta", Text(LearningRate));
        yield return ("max_depth", Text(MaxDepth));
        yield return ("min_child_weight", Text(MinChildWeight));
        yield return ("subsample", Text(Subsample));
        yield return ("colsample_bytree", Text(ColumnSampleByTree));
        if (!MonotoneConstraints.IsEmpty)
        {
            yield return ("monotone_constraints", $"({string.Join(',', MonotoneConstraints)})");
        }
    }

    private static string Text<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);
}
