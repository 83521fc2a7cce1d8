using System.Collections.Immutable;
using Profiler.Fleet.Admission;
using Profiler.Fleet.Connections;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Jobs;
using Profiler.Fleet.Transports;
using Profiler.Fleet.Transports.Ssh;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Sensors;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Store.Devices;
using Profiler.Store.Leases;
using Profiler.Store.Targets;

namespace Profiler.Fleet.Workplaces;

/// <summary>The devices of a database, reached from this process.</summary>
internal sealed class LocalDevices(ProfilerDatabase database, LocalReach reach, TimeProvider time) : IWorkplaceDevices
{
    public Task<ImmutableArray<KnownDevice>> DescribedAsync(CancellationToken cancellationToken) => database.Targets.DevicesAsync();

    public async Task<DeviceDescription> DescribeAsync(string name, CancellationToken cancellationToken)
    {
        await using DeviceSession session = await OpenAsync(new DeviceOptions(name), cancellationToken);
        return session.Description;
    }

    public async Task<SensorInventory> ReadSensorsAsync(string name, CancellationToken cancellationToken)
    {
        await using DeviceSession session = await OpenAsync(new DeviceOptions(name), cancellationToken);
        return await session.Agent.ReadSensorsAsync(cancellationToken);
    }

    public async Task<ImmutableArray<WorkplaceDevice>> RegisteredAsync(CancellationToken cancellationToken)
    {
        ImmutableArray<LaneLease> leases = await database.Queue.LeasesAsync();
        return [.. (await database.Devices.AllAsync()).Select(device => Show(device, leases) with { AdmissionJson = null })];
    }

    public async Task<WorkplaceDevice> GetAsync(string name, CancellationToken cancellationToken) =>
        await ShowAsync(await database.Devices.GetAsync(name));

    public async Task<AddedDevice> AddAsync(string name, DeviceConnection connection, CancellationToken cancellationToken)
    {
        (RegisteredDevice? device, UnconfirmedHostKey? key) =
            await new FirstContact(database, reach.HostKeys, time).RegisterAsync(name, connection, cancellationToken);
        return device is null ? new AddedDevice(null, Describe(key!)) : new AddedDevice(await ShowAsync(device), null);
    }

    public async Task<WorkplaceDevice> ConfirmAsync(
        string name, string hostKey, string? proxyJumpHostKey, CancellationToken cancellationToken)
    {
        HostKey.RequireFingerprint(hostKey);
        RegisteredDevice device = await database.Devices.GetAsync(name);
        if (DeviceConnectionJson.Read(device.ConnectionJson) is not SshConnection ssh)
        {
            throw new ProfilerException(ErrorCode.Conflict, $"The device '{name}' is not reached over SSH, so it has no host key.");
        }

        SshConnection confirmed = ssh with
        {
            HostKey = hostKey,
            ProxyJumpHostKey = proxyJumpHostKey is null ? ssh.ProxyJumpHostKey : HostKey.RequireFingerprint(proxyJumpHostKey),
        };
        return await ShowAsync(await database.Devices.ReconnectAsync(name, DeviceConnectionJson.Write(confirmed)));
    }

    public async Task<WorkplaceDevice> PauseAsync(string name, CancellationToken cancellationToken) =>
        await ShowAsync(await database.Devices.PauseAsync(name));

    public async Task<WorkplaceDevice> ResumeAsync(string name, CancellationToken cancellationToken) =>
        await ShowAsync(await database.Devices.ActivateAsync(name));

    public async Task<WorkplaceDevice> ProbeAsync(string name, CancellationToken cancellationToken) =>
        await ShowAsync(await reach.ProbeAsync(database, name, time, cancellationToken));

    public async Task<WorkplaceDevice> AdmitAsync(
        string name, TimeSpan soak, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        await database.Devices.GetAsync(name);
        await using DeviceSession session = await OpenAsync(new DeviceOptions(name), cancellationToken);
        var options = new AdmitOptions { SoakSeconds = soak.TotalSeconds };
        AdmissionReport report = await new AdmissionService(database, time).RunAsync(session, options, progress, cancellationToken);
        await database.Devices.SetAdmissionAsync(name, report.Fingerprint, report.ToJson());
        return await GetAsync(name, cancellationToken);
    }

    public Task RemoveAsync(string name, CancellationToken cancellationToken) => database.Devices.RemoveAsync(name);

    /// <summary>Starts the device's agent, as it is registered; this machine's also where it is not.</summary>
    public async Task<DeviceSession> OpenAsync(DeviceOptions options, CancellationToken cancellationToken)
    {
        ImmutableArray<RegisteredDevice> registered = await database.Devices.AllAsync();
        if (registered.FirstOrDefault(device => device.Name == options.Name) is not { } device)
        {
            return options.Name == DeviceOptions.Local
                ? await DeviceSession.OpenAsync(options, database, cancellationToken)
                : throw NameSuggestion.Unknown("device", options.Name, registered.Select(known => known.Name).Append(DeviceOptions.Local));
        }

        DeviceConnection connection = DeviceConnectionJson.Read(device.ConnectionJson);
        if (!reach.Connector.CanReach(device.Name, connection))
        {
            throw new ProfilerException(
                ErrorCode.Unreachable,
                $"The device '{device.Name}' dials in to a coordinator and is not reached from here.",
                "Ask the coordinator that it dials in to, with --server.");
        }

        IAgentTransport transport = await reach.Connector.ConnectAsync(device.Name, connection, cancellationToken);
        return await DeviceSession.OpenAsync(options, transport, database, cancellationToken);
    }

    private async Task<WorkplaceDevice> ShowAsync(RegisteredDevice device) => Show(device, await database.Queue.LeasesAsync());

    private static WorkplaceDevice Show(RegisteredDevice device, ImmutableArray<LaneLease> leases) => new(
        device.Name,
        DeviceConnectionJson.Read(device.ConnectionJson),
        device.State,
        device.Problem,
        device.ProbeAt,
        leases.FirstOrDefault(lease => lease.Device == device.Name)?.JobId,
        device.RegisteredAt,
        device.SeenAt,
        device.AdmissionJson);

    private static UnconfirmedKey Describe(UnconfirmedHostKey found)
    {
        ProfilerException rejected = found.Rejected();
        return new UnconfirmedKey(found.Key.Fingerprint, found.IsJump, rejected.Message, rejected.Advice);
    }
}
