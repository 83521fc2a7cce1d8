using System.Collections.Immutable;
using Profiler.Measurement.Devices;

namespace Profiler.CostModels.LookupTables;

/// <summary>Under what a table was measured.</summary>
/// <param name="ReferenceMs">The reference network's latency on this target, by which all numbers are scaled.</param>
/// <param name="DeviceSeconds">How long the device was busy for it.</param>
/// <param name="Flags">Conditions that were not as they should be, in words.</param>
public sealed record TableProvenance(
    DateTimeOffset CreatedAt,
    string ProgramVersion,
    int Seed,
    double ReferenceMs,
    double DeviceSeconds,
    int NetworksProfiled,
    DeviceDescription Device,
    ImmutableArray<string> Flags);
