using Profiler.CostModels.LookupTables;

namespace Profiler.Fleet.Requests;

/// <summary>Profile a space and build its lookup table.</summary>
public sealed record ProfileJobRequest : JobRequest
{
    public required SpaceReference Space { get; init; }

    /// <summary>Such as 1x3x256x512; the space's own where it is left out.</summary>
    public string? Input { get; init; }

    public FillMethod Method { get; init; } = FillMethod.InContext;

    public int Seed { get; init; }

    /// <summary>Device time that the table may take; the default where it is left out.</summary>
    public double? BudgetSeconds { get; init; }
}
