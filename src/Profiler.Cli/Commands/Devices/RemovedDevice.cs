namespace Profiler.Cli.Commands.Devices;

/// <summary>A device that is registered no more.</summary>
public sealed record RemovedDevice(string Name);
