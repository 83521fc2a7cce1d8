using System.Collections.Immutable;
using Profiler.Api;
using Profiler.Api.Devices;
using Profiler.Client.Http;
using Profiler.Client.Jobs;
using Profiler.Fleet.Connections;
using Profiler.Fleet.Jobs;
using Profiler.Fleet.Requests;
using Profiler.Fleet.Requests.Results;
using Profiler.Fleet.Workplaces;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Sensors;
using Profiler.Networks.Errors;
using Profiler.Store.Jobs;
using Profiler.Store.Targets;

namespace Profiler.Client.Devices;

/// <summary>A coordinator's devices.</summary>
internal sealed class RemoteDevices(CoordinatorHttp http, RemoteErrand errand) : IWorkplaceDevices
{
    public async Task<ImmutableArray<KnownDevice>> DescribedAsync(CancellationToken cancellationToken)
    {
        var found = await http.GetAsync<DeviceListDocument>(ApiRoutes.Devices, cancellationToken);
        return [.. found.Described.Select(device => new KnownDevice(device.Name, device.Description, device.SeenAt))];
    }

    public async Task<DeviceDescription> DescribeAsync(string name, CancellationToken cancellationToken)
    {
        DeviceDocument device = await PostAsync(name, "probe", cancellationToken);
        return device switch
        {
            { Problem: { } problem } => throw Failure(problem),
            { Description: { } description } => description,
            _ => throw LinkFault.NotACoordinator(http.Address, $"it did not describe '{name}'", null),
        };
    }

    public Task<SensorInventory> ReadSensorsAsync(string name, CancellationToken cancellationToken) => throw new ProfilerException(
        ErrorCode.InvalidArgument,
        $"A coordinator reads no sensors for others, so {http.Address.Url} does not tell those of '{name}'.",
        "Run the command on the coordinator's machine with its --database, or on the device itself.");

    public async Task<ImmutableArray<WorkplaceDevice>> RegisteredAsync(CancellationToken cancellationToken) =>
        [.. (await http.GetAsync<DeviceListDocument>(ApiRoutes.Devices, cancellationToken)).Devices.Select(Read)];

    public async Task<WorkplaceDevice> GetAsync(string name, CancellationToken cancellationToken) =>
        Read(await http.GetAsync<DeviceDocument>(PathOf(name), cancellationToken));

    public async Task<AddedDevice> AddAsync(string name, DeviceConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            var added = await http.SendAsync<DeviceRegistration, DeviceDocument>(
                HttpMethod.Post, ApiRoutes.Devices, new DeviceRegistration(name, connection), cancellationToken);
            return new AddedDevice(Read(added), null);
        }
        catch (ProfilerException error) when (error.Code == ErrorCode.HostKeyRejected && ShownKey.In(error, connection) is { } key)
        {
            return new AddedDevice(null, key);
        }
    }

    public async Task<WorkplaceDevice> ConfirmAsync(
        string name, string hostKey, string? proxyJumpHostKey, CancellationToken cancellationToken) =>
        Read(await http.SendAsync<HostKeyConfirmation, DeviceDocument>(
            HttpMethod.Post, $"{PathOf(name)}/confirm-host-key", new HostKeyConfirmation(hostKey, proxyJumpHostKey), cancellationToken));

    public async Task<WorkplaceDevice> PauseAsync(string name, CancellationToken cancellationToken) =>
        Read(await PostAsync(name, "pause", cancellationToken));

    public async Task<WorkplaceDevice> ResumeAsync(string name, CancellationToken cancellationToken) =>
        Read(await PostAsync(name, "resume", cancellationToken));

    public async Task<WorkplaceDevice> ProbeAsync(string name, CancellationToken cancellationToken) =>
        Read(await PostAsync(name, "probe", cancellationToken));

    public async Task<WorkplaceDevice> AdmitAsync(
        string name, TimeSpan soak, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        var request = new AdmitJobRequest { Device = name, SoakSeconds = soak.TotalSeconds };
        await errand.RunAsync<AdmitJobResult>(request, [], progress, cancellationToken);
        return await GetAsync(name, cancellationToken);
    }

    public Task RemoveAsync(string name, CancellationToken cancellationToken) =>
        http.SendAsync(HttpMethod.Delete, PathOf(name), cancellationToken);

    private Task<DeviceDocument> PostAsync(string name, string action, CancellationToken cancellationToken) =>
        http.SendAsync<object, DeviceDocument>(HttpMethod.Post, $"{PathOf(name)}/{action}", null, cancellationToken);

    private static WorkplaceDevice Read(DeviceDocument device) => new(
        device.Name,
        device.Connection,
        device.State,
        device.Problem,
        device.ProbeAt,
        device.Lease?.JobId,
        device.RegisteredAt,
        device.SeenAt,
        device.Admission?.GetRawText());

    private static ProfilerException Failure(ItemFailure problem) => new(problem.Code, problem.Message, problem.Advice);

    private static string PathOf(string name) => $"{ApiRoutes.Devices}/{Uri.EscapeDataString(name)}";
}
