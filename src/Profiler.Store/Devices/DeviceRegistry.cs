using System.Collections.Immutable;
using Profiler.Store.Jobs;

namespace Profiler.Store.Devices;

/// <summary>The devices that jobs can be queued for.</summary>
public sealed class DeviceRegistry
{
    /// <exception cref="Networks.Errors.ProfilerException">A device of that name is registered with another connection (Conflict).</exception>
    public Task<RegisteredDevice> RegisterAsync(string name, string connectionJson) => throw new NotImplementedException();

    /// <summary>Changes how a device is reached, as when a host key is confirmed.</summary>
    public Task<RegisteredDevice> ReconnectAsync(string name, string connectionJson) => throw new NotImplementedException();

    /// <exception cref="Networks.Errors.ProfilerException">There is no such device.</exception>
    public Task<RegisteredDevice> GetAsync(string name) => throw new NotImplementedException();

    public Task<ImmutableArray<RegisteredDevice>> AllAsync() => throw new NotImplementedException();

    public Task<RegisteredDevice> PauseAsync(string name) => throw new NotImplementedException();

    /// <summary>Takes a paused or quarantined device back.</summary>
    public Task<RegisteredDevice> ActivateAsync(string name) => throw new NotImplementedException();

    /// <summary>Sets an active device aside; a paused one stays paused and only keeps the problem.</summary>
    public Task QuarantineAsync(string name, ItemFailure problem, DateTimeOffset probeAt) => throw new NotImplementedException();

    /// <summary>Notes that the device's agent answered.</summary>
    public Task SeenAsync(string name) => throw new NotImplementedException();

    public Task SetAdmissionAsync(string name, string fingerprint, string admissionJson) => throw new NotImplementedException();

    /// <summary>Removes the registration; what was measured is kept.</summary>
    /// <exception cref="Networks.Errors.ProfilerException">Unfinished jobs wait for it (Conflict).</exception>
    public Task RemoveAsync(string name) => throw new NotImplementedException();
}
