using System.Collections.Immutable;

namespace Profiler.Fleet.Requests.Results;

/// <summary>The energy of networks was measured.</summary>
/// <param name="StoreJobId">Under which visits, measurements and energy passes are stored.</param>
/// <param name="Networks">In the order of the request.</param>
public sealed record EnergyJobResult(string StoreJobId, ImmutableArray<NetworkEnergy> Networks, double DeviceSeconds) : JobResult;
