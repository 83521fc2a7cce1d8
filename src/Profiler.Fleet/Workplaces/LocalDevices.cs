using System.Collections.Immutable;
using Profiler.Fleet.Devices;
using Profiler.Measurement.Devices;
using Profiler.Store;
using Profiler.Store.Targets;

namespace Profiler.Fleet.Workplaces;

/// <summary>The devices of a database.</summary>
internal sealed class LocalDevices(ProfilerDatabase database) : IWorkplaceDevices
{
    public Task<ImmutableArray<KnownDevice>> DescribedAsync(CancellationToken cancellationToken) => database.Targets.DevicesAsync();

    public async Task<DeviceDescription> DescribeAsync(string name, CancellationToken cancellationToken)
    {
        await using DeviceSession session = await OpenAsync(new DeviceOptions(name), cancellationToken);
        return session.Description;
    }

    public Task<DeviceSession> OpenAsync(DeviceOptions options, CancellationToken cancellationToken) =>
        DeviceSession.OpenAsync(options, database, cancellationToken);
}
