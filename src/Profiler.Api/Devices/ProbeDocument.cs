using Profiler.Measurement.Devices;
using Profiler.Store.Jobs;

namespace Profiler.Api.Devices;

/// <summary>What asking a device's agent gave.</summary>
/// <param name="Description">What the agent told; null where it could not be asked.</param>
/// <param name="Problem">Why not; null where it answered.</param>
public sealed record ProbeDocument(DeviceDescription? Description, ItemFailure? Problem);
