using Profiler.Measurement.Energy;

namespace Profiler.Fleet.Requests.Results;

/// <summary>A network with its latency and its energy.</summary>
public sealed record NetworkEnergy(NetworkResult Network, EnergySummary Energy);
