using System.Text.Json;
using Profiler.Fleet.Connections;
using Profiler.Measurement.Devices;
using Profiler.Store.Devices;
using Profiler.Store.Jobs;

namespace Profiler.Api.Devices;

/// <summary>A registered device with its live state.</summary>
/// <param name="IsReachable">Whether this coordinator can reach it at all; an agent that dials in is reached only where it dialled to.</param>
/// <param name="Problem">Why it is quarantined, or what the last probe met; null where all is well.</param>
/// <param name="ProbeAt">When a quarantined device is tried again.</param>
/// <param name="Lease">Of the job that runs on it; null where it is free.</param>
/// <param name="Fingerprint">Of its runtime, driver and power mode as of the last admission test.</param>
/// <param name="SeenAt">When its agent last answered.</param>
/// <param name="Description">What its agent told of it when it was last asked; left out of lists.</param>
/// <param name="Admission">The last admission test's report; left out of lists.</param>
/// <param name="Version">Rises with every change.</param>
public sealed record DeviceDocument(
    string Name,
    DeviceConnection Connection,
    RegisteredDeviceState State,
    bool IsReachable,
    ItemFailure? Problem,
    DateTimeOffset? ProbeAt,
    DeviceLease? Lease,
    string? Fingerprint,
    DateTimeOffset RegisteredAt,
    DateTimeOffset? SeenAt,
    DeviceDescription? Description,
    JsonElement? Admission,
    long Version);
