namespace Profiler.Fleet.Energy;

/// <summary>Networks whose latency and energy were measured.</summary>
/// <param name="JobId">Under which visits, measurements and energy passes are stored.</param>
/// <param name="Networks">In the order of the request.</param>
/// <param name="DeviceSeconds">Of visits and passes together.</param>
public sealed record EnergyOutcome(string JobId, IReadOnlyList<SubjectEnergy> Networks, double DeviceSeconds);
