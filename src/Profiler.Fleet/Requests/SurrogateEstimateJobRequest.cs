namespace Profiler.Fleet.Requests;

/// <summary>Ask the device's surrogate what a network costs; its runtime says what kernels it makes of it, nothing is run.</summary>
public sealed record SurrogateEstimateJobRequest : JobRequest
{
    public required NetworkReference Network { get; init; }
}
