using Profiler.Store.Jobs;

namespace Profiler.Store.Devices;

/// <summary>A device that jobs can be queued for.</summary>
/// <param name="ConnectionJson">How its agent is reached; the store does not look into it.</param>
/// <param name="Problem">Why it is quarantined, or what the last probe met; null where all is well.</param>
/// <param name="ProbeAt">When a quarantined device is tried again.</param>
/// <param name="Fingerprint">Of its runtime, driver and power mode as of the last admission test; null before one.</param>
/// <param name="AdmissionJson">The last admission test's report; null before one.</param>
public sealed record RegisteredDevice(
    string Name,
    string ConnectionJson,
    RegisteredDeviceState State,
    ItemFailure? Problem,
    DateTimeOffset? ProbeAt,
    string? Fingerprint,
    string? AdmissionJson,
    DateTimeOffset RegisteredAt,
    DateTimeOffset? SeenAt,
    long Version);
