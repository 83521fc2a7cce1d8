namespace Profiler.Fleet.Requests.Results;

/// <summary>A surrogate was trained.</summary>
/// <param name="SurrogateId">The surrogate, which is stored; it says itself whether it is in use.</param>
/// <param name="NewNetworks">Networks that were measured for it, interrupted attempts included.</param>
/// <param name="DeviceSeconds">How long the device was busy for them.</param>
/// <param name="Seconds">How long the last attempt took, by the wall clock.</param>
/// <param name="IsResumed">Whether it went on with what an interrupted attempt had measured.</param>
public sealed record SurrogateTrainJobResult(
    string SurrogateId, int NewNetworks, double DeviceSeconds, double Seconds, bool IsResumed) : JobResult;
