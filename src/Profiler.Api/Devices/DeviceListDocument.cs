using System.Collections.Immutable;

namespace Profiler.Api.Devices;

/// <summary>Devices, each list by name.</summary>
/// <param name="Devices">The registered ones.</param>
/// <param name="Described">Every one that an agent ever described.</param>
public sealed record DeviceListDocument(ImmutableArray<DeviceDocument> Devices, ImmutableArray<DescribedDevice> Described);
