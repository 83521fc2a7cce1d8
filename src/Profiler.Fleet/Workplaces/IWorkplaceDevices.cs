using System.Collections.Immutable;
using Profiler.Fleet.Connections;
using Profiler.Fleet.Jobs;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Sensors;
using Profiler.Store.Targets;

namespace Profiler.Fleet.Workplaces;

/// <summary>The devices of a workplace.</summary>
public interface IWorkplaceDevices
{
    /// <summary>Every device that an agent ever described, by name.</summary>
    Task<ImmutableArray<KnownDevice>> DescribedAsync(CancellationToken cancellationToken);

    /// <summary>Asks the device's agent anew.</summary>
    Task<DeviceDescription> DescribeAsync(string name, CancellationToken cancellationToken);

    /// <summary>Reads the device's sensors.</summary>
    Task<SensorInventory> ReadSensorsAsync(string name, CancellationToken cancellationToken);

    /// <summary>Every registered device, by name.</summary>
    Task<ImmutableArray<WorkplaceDevice>> RegisteredAsync(CancellationToken cancellationToken);

    /// <summary>A registered device with its admission report.</summary>
    Task<WorkplaceDevice> GetAsync(string name, CancellationToken cancellationToken);

    /// <summary>Registers a device; one whose host key is not confirmed is not registered.</summary>
    Task<AddedDevice> AddAsync(string name, DeviceConnection connection, CancellationToken cancellationToken);

    /// <summary>Pins the key that a registered device's host shows now.</summary>
    /// <param name="proxyJumpHostKey">Of the host in between; null to leave that as it is.</param>
    Task<WorkplaceDevice> ConfirmAsync(string name, string hostKey, string? proxyJumpHostKey, CancellationToken cancellationToken);

    /// <summary>Gives the device no more jobs.</summary>
    Task<WorkplaceDevice> PauseAsync(string name, CancellationToken cancellationToken);

    /// <summary>Takes a paused or quarantined device back.</summary>
    Task<WorkplaceDevice> ResumeAsync(string name, CancellationToken cancellationToken);

    /// <summary>Finds out now whether the device works: takes a quarantined one back, sets an active one aside with the reason.</summary>
    Task<WorkplaceDevice> ProbeAsync(string name, CancellationToken cancellationToken);

    /// <summary>Runs the admission test and keeps its report with the device.</summary>
    Task<WorkplaceDevice> AdmitAsync(string name, TimeSpan soak, IProgress<JobProgress>? progress, CancellationToken cancellationToken);

    /// <summary>Removes the registration; what was measured is kept.</summary>
    Task RemoveAsync(string name, CancellationToken cancellationToken);
}
