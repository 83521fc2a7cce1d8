using Profiler.Fleet.Connections;
using Profiler.Store.Devices;
using Profiler.Store.Jobs;

namespace Profiler.Fleet.Workplaces;

/// <summary>A registered device as it stands.</summary>
/// <param name="Problem">Why it is quarantined, or what the last probe met; null where all is well.</param>
/// <param name="ProbeAt">When a quarantined device is tried again.</param>
/// <param name="RunningJob">The job that its lane is granted to; null where it is free.</param>
/// <param name="SeenAt">When its agent last answered.</param>
/// <param name="AdmissionJson">The last admission test's report; null before one, and in lists.</param>
public sealed record WorkplaceDevice(
    string Name,
    DeviceConnection Connection,
    RegisteredDeviceState State,
    ItemFailure? Problem,
    DateTimeOffset? ProbeAt,
    string? RunningJob,
    DateTimeOffset RegisteredAt,
    DateTimeOffset? SeenAt,
    string? AdmissionJson);
