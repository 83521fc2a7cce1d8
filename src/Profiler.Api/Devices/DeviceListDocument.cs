using System.Collections.Immutable;

namespace Profiler.Api.Devices;

/// <summary>The registered devices, by name.</summary>
public sealed record DeviceListDocument(ImmutableArray<DeviceDocument> Devices);
