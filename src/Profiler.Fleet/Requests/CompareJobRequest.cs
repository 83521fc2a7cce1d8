using System.Collections.Immutable;

namespace Profiler.Fleet.Requests;

/// <summary>Measure networks in turns in the same rounds, so that their differences have intervals.</summary>
public sealed record CompareJobRequest : JobRequest
{
    /// <summary>2 to 100 networks of one batch.</summary>
    public required ImmutableArray<NetworkReference> Networks { get; init; }

    public int Seed { get; init; }
}
