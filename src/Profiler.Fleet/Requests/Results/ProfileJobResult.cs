namespace Profiler.Fleet.Requests.Results;

/// <summary>A space was profiled.</summary>
/// <param name="TableId">The lookup table, which is stored.</param>
/// <param name="DeviceSeconds">How long the device was busy for it, interrupted attempts included.</param>
/// <param name="Seconds">How long the last attempt took, by the wall clock.</param>
/// <param name="IsResumed">Whether it went on with what an interrupted attempt had measured.</param>
public sealed record ProfileJobResult(string TableId, double DeviceSeconds, double Seconds, bool IsResumed) : JobResult;
