using System.Collections.Immutable;
using Profiler.Measurement.Statistics;

namespace Profiler.Fleet.Requests.Results;

/// <summary>Networks were measured side by side.</summary>
/// <param name="StoreJobId">Under which their measurements and visits are stored.</param>
/// <param name="Networks">In the order of the request.</param>
/// <param name="Differences">Each network against each before it, by name, from visits of the same rounds.</param>
public sealed record CompareJobResult(
    string StoreJobId, ImmutableArray<NetworkResult> Networks, ImmutableArray<PairedDifference> Differences, double DeviceSeconds) : JobResult;
