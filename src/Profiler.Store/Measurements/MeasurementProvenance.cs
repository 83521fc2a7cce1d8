using Profiler.Measurement.Devices;

namespace Profiler.Store.Measurements;

/// <summary>Under what a measurement was taken.</summary>
/// <param name="ReferenceSha256">The reference model that stood beside it; null where none did.</param>
public sealed record MeasurementProvenance(string ProgramVersion, string? ReferenceSha256, DeviceDescription Device);
