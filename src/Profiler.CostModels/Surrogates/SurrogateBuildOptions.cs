namespace Profiler.CostModels.Surrogates;

/// <summary>How much is spent on knowing how good a surrogate is.</summary>
public sealed record SurrogateBuildOptions
{
    /// <summary>Parts of the networks that are left out in turn, each one training; at least 2.</summary>
    public int Folds { get; init; } = 8;

    /// <summary>
    /// Whether every family is left out in turn as well, each one training: without it the intervals do not know how
    /// wrong the answers are for new kinds of networks.
    /// </summary>
    public bool LeaveFamiliesOut { get; init; } = true;

    /// <summary>The share of networks on which the number of trees is found.</summary>
    public double HeldOutShare { get; init; } = 0.15;

    /// <summary>Trees at most; on 700 networks half of them are kept.</summary>
    public int MostTrees { get; init; } = 600;
}
