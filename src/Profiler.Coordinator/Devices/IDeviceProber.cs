using Profiler.Store.Devices;

namespace Profiler.Coordinator.Devices;

/// <summary>Finds out now whether a device works.</summary>
public interface IDeviceProber
{
    /// <exception cref="Profiler.Networks.Errors.ProfilerException">There is no such device; it is at work (Conflict); another coordinator reaches it (Unreachable).</exception>
    Task<RegisteredDevice> ProbeAsync(string name, CancellationToken cancellationToken);
}
