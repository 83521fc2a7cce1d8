using System.Collections.Immutable;

namespace Profiler.CostModels.Transfer;

/// <summary>What one device takes for a pool of architectures.</summary>
/// <param name="Device">The device's name; its stem is its family, see <see cref="DeviceFamily"/>.</param>
/// <param name="LatencyMs">One a pool architecture, in ms; NaN where it was not measured.</param>
public sealed record DeviceLatencies(string Device, ImmutableArray<double> LatencyMs)
{
    /// <summary>Devices of one family are alike: they share the weight of one.</summary>
    public string Family { get; init; } = DeviceFamily.Of(Device);

    /// <summary>What each feature costs, in ms, where a lookup table says so; null where it is learnt from the latencies.</summary>
    public ImmutableArray<double>? Costs { get; init; }
}
