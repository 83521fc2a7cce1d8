using System.Collections.Immutable;

namespace Profiler.Fleet.Requests;

/// <summary>Measure random networks and train a surrogate on them.</summary>
public sealed record SurrogateTrainJobRequest : JobRequest
{
    /// <summary>Families of networks to draw from; all where it is left out or empty.</summary>
    public ImmutableArray<string> Families { get; init; } = [];

    /// <summary>A family that is held out of the training as a whole.</summary>
    public string? LeaveOut { get; init; }

    public int Seed { get; init; }

    /// <summary>Device time that the training may take; the default where it is left out.</summary>
    public double? BudgetSeconds { get; init; }
}
