using System.Collections.Immutable;

namespace Profiler.CostModels.Surrogates.Training;

/// <summary>How boosted trees are grown.</summary>
/// <param name="Seed">The same seed and data give the same trees, bit by bit.</param>
/// <param name="Rising">Columns in which the prediction must never fall.</param>
public sealed record TreeOptions(int Seed, ImmutableArray<int> Rising)
{
    public int MaxTrees { get; init; } = 2000;

    /// <summary>Trees without a better loss on the held-out rows after which growing stops.</summary>
    public int Patience { get; init; } = 50;

    public int MaxDepth { get; init; } = 7;

    public double LearningRate { get; init; } = 0.05;

    public double MinChildWeight { get; init; } = 2;

    public double RowShare { get; init; } = 0.8;

    public double ColumnShare { get; init; } = 0.8;
}
