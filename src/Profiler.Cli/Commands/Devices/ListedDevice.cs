using System.Collections.Immutable;
using Profiler.Fleet.Workplaces;
using Profiler.Store.Targets;

namespace Profiler.Cli.Commands.Devices;

/// <summary>A device in a line; what an agent describes is null or empty until one has.</summary>
/// <param name="State">"active", "paused" or "quarantined"; null for a device that is not registered.</param>
/// <param name="Transport">"local", "ssh" or "dial-in"; null for a device that is not registered.</param>
/// <param name="SeenAt">When its agent last described it.</param>
public sealed record ListedDevice(
    string Name,
    string? State,
    string? Transport,
    string? ProcessorModel,
    int? ProcessorCount,
    string? Runtime,
    string? RuntimeVersion,
    ImmutableArray<string> Providers,
    DateTimeOffset? SeenAt)
{
    /// <param name="registered">Null where it is not registered.</param>
    /// <param name="known">Null where no agent has described it.</param>
    public static ListedDevice From(string name, WorkplaceDevice? registered, KnownDevice? known) => new(
        name,
        registered is null ? null : ShownDevice.StateText(registered),
        registered is null ? null : ConnectionText.Transport(registered.Connection),
        known?.Description.ProcessorModel,
        known?.Description.ProcessorCount,
        known?.Description.Runtime,
        known?.Description.RuntimeVersion,
        known?.Description.Providers ?? [],
        known?.SeenAt);
}
