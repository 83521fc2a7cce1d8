namespace Profiler.Fleet.Requests.Results;

/// <summary>A network was measured.</summary>
/// <param name="StoreJobId">Under which its measurement and visits are stored.</param>
public sealed record MeasureJobResult(string StoreJobId, NetworkResult Network, double DeviceSeconds) : JobResult;
