using System.Collections.Immutable;
using Profiler.Measurement.Devices;
using Profiler.Store.Targets;

namespace Profiler.Fleet.Workplaces;

/// <summary>The devices of a workplace.</summary>
public interface IWorkplaceDevices
{
    /// <summary>Every device that an agent ever described, by name.</summary>
    Task<ImmutableArray<KnownDevice>> DescribedAsync(CancellationToken cancellationToken);

    /// <summary>Asks the device's agent anew.</summary>
    Task<DeviceDescription> DescribeAsync(string name, CancellationToken cancellationToken);
}
