namespace Profiler.Fleet.Requests;

/// <summary>Measure one network.</summary>
public sealed record MeasureJobRequest : JobRequest
{
    public required NetworkReference Network { get; init; }

    public int Seed { get; init; }
}
