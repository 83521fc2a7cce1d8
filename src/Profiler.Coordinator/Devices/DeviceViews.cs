using System.Collections.Immutable;
using System.Text.Json;
using Profiler.Api.Devices;
using Profiler.Fleet.Connections;
using Profiler.Measurement.Devices;
using Profiler.Store;
using Profiler.Store.Devices;
using Profiler.Store.Leases;

namespace Profiler.Coordinator.Devices;

/// <summary>Devices as the API shows them: what is registered, and what is known of them now.</summary>
public sealed class DeviceViews(ProfilerDatabase database, IDeviceConnector connector)
{
    /// <summary>Every device, without description and admission report.</summary>
    public async Task<ImmutableArray<DeviceDocument>> AllAsync()
    {
        ImmutableArray<RegisteredDevice> devices = await database.Devices.AllAsync();
        Dictionary<string, LaneLease> leases = (await database.Queue.LeasesAsync()).ToDictionary(lease => lease.Device);
        return [.. devices.Select(device => Show(device, leases.GetValueOrDefault(device.Name)))];
    }

    /// <summary>Every device that an agent ever described.</summary>
    public async Task<ImmutableArray<DescribedDevice>> DescribedAsync() =>
        [.. (await database.Targets.DevicesAsync()).Select(known => new DescribedDevice(known.Name, known.Description, known.SeenAt))];

    /// <exception cref="Profiler.Networks.Errors.ProfilerException">There is no such device.</exception>
    public async Task<DeviceDocument> GetAsync(string name) => await ShowAsync(await database.Devices.GetAsync(name));

    /// <summary>A device with its description and admission report.</summary>
    public async Task<DeviceDocument> ShowAsync(RegisteredDevice device)
    {
        LaneLease? lease = (await database.Queue.LeasesAsync()).FirstOrDefault(lease => lease.Device == device.Name);
        DeviceDescription? description =
            (await database.Targets.DevicesAsync()).FirstOrDefault(known => known.Name == device.Name)?.Description;
        return Show(device, lease) with { Description = description, Admission = Parse(device.AdmissionJson) };
    }

    private DeviceDocument Show(RegisteredDevice device, LaneLease? lease)
    {
        DeviceConnection connection = DeviceConnectionJson.Read(device.ConnectionJson);
        return new DeviceDocument(
            device.Name,
            connection,
            device.State,
            connector.CanReach(device.Name, connection),
            device.Problem,
            device.ProbeAt,
            lease is null ? null : new DeviceLease(lease.JobId, lease.Holder, lease.ExpiresAt),
            device.Fingerprint,
            device.RegisteredAt,
            device.SeenAt,
            Description: null,
            Admission: null,
            device.Version);
    }

    private static JsonElement? Parse(string? json)
    {
        if (json is null)
        {
            return null;
        }

        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
