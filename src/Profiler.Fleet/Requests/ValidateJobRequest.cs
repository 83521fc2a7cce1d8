namespace Profiler.Fleet.Requests;

/// <summary>Check a table against random whole networks that it has not seen.</summary>
public sealed record ValidateJobRequest : JobRequest
{
    public required SpaceReference Space { get; init; }

    public string? Input { get; init; }

    /// <summary>2 to 1000 architectures.</summary>
    public int Count { get; init; } = 40;

    public int Seed { get; init; }
}
