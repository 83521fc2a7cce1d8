namespace Profiler.Fleet.Workplaces;

/// <summary>What came of registering a device: it is there, or a host key has to be confirmed first.</summary>
/// <param name="Device">Null where <paramref name="HostKey"/> is not.</param>
public sealed record AddedDevice(WorkplaceDevice? Device, UnconfirmedKey? HostKey);
