using System.Collections.Immutable;

namespace Profiler.Measurement.Visits;

/// <summary>What a visit measured: raw samples in ms, in the order they were taken, and the conditions around them.</summary>
/// <param name="StartedAt">The device's wall clock, for people; never used to compute a duration.</param>
/// <param name="DeviceMs">How long the device was busy with the visit, loading included.</param>
/// <param name="Kernels">The runtime's profile, where it was asked for.</param>
public sealed record Visit(
    string ItemId,
    int Round,
    DateTimeOffset StartedAt,
    ImmutableArray<double> ReferenceBeforeMs,
    ImmutableArray<double> SamplesMs,
    ImmutableArray<double> ReferenceAfterMs,
    double DeviceMs,
    VisitConditions Conditions,
    KernelProfile? Kernels = null);
