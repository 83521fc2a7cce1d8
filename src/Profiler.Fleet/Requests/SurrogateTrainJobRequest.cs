using System.Collections.Immutable;
using Profiler.Fleet.Surrogates;

namespace Profiler.Fleet.Requests;

/// <summary>Measure random networks and train a surrogate on them.</summary>
public sealed record SurrogateTrainJobRequest : JobRequest
{
    /// <summary>Families of networks to draw from; all where it is left out or empty.</summary>
    public ImmutableArray<string> Families { get; init; } = [];

    /// <summary>The library that grows the trees: xgboost, or fasttree where the coordinator was built with it.</summary>
    public string Trainer { get; init; } = SurrogateTrainers.Default;

    public int Seed { get; init; }

    /// <summary>Device time that the training may take; the default where it is left out.</summary>
    public double? BudgetSeconds { get; init; }
}
