using Profiler.Fleet.Devices;

namespace Profiler.Cli.Commands.Comparison.Boards;

/// <summary>A device of the comparison.</summary>
/// <param name="Name">As it was spelled: NAME[/PROVIDER[/THREADS[/PRECISION]]].</param>
public sealed record NamedBoard(string Name, DeviceOptions Device);
