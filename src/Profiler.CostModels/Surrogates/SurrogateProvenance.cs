using System.Collections.Immutable;
using Profiler.Measurement.Devices;

namespace Profiler.CostModels.Surrogates;

/// <summary>Under what a surrogate's samples were measured.</summary>
/// <param name="ReferenceMs">The reference network's latency on the target, by which all times are scaled.</param>
/// <param name="DeviceSeconds">How long the device was busy for the samples.</param>
/// <param name="Flags">Conditions that were not as they should be, in words.</param>
public sealed record SurrogateProvenance(
    DateTimeOffset CreatedAt,
    string ProgramVersion,
    double ReferenceMs,
    double DeviceSeconds,
    DeviceDescription Device,
    ImmutableArray<string> Flags);
