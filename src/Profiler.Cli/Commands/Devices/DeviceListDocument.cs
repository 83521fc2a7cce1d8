using System.Collections.Immutable;

namespace Profiler.Cli.Commands.Devices;

/// <summary>The devices that can be named, by name.</summary>
public sealed record DeviceListDocument(ImmutableArray<ListedDevice> Devices);
