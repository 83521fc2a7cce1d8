using System.Collections.Immutable;
using Profiler.Store.Targets;

namespace Profiler.Cli.Commands.Devices;

/// <summary>A device in a line; all but its name is null or empty until an agent has described it.</summary>
/// <param name="SeenAt">When its agent last described it.</param>
public sealed record ListedDevice(
    string Name,
    string? ProcessorModel,
    int? ProcessorCount,
    string? Runtime,
    string? RuntimeVersion,
    ImmutableArray<string> Providers,
    DateTimeOffset? SeenAt)
{
    public static ListedDevice Undescribed(string name) => new(name, null, null, null, null, [], null);

    public static ListedDevice From(KnownDevice device) => new(
        device.Name,
        device.Description.ProcessorModel,
        device.Description.ProcessorCount,
        device.Description.Runtime,
        device.Description.RuntimeVersion,
        device.Description.Providers,
        device.SeenAt);
}
