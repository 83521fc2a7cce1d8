namespace Profiler.Cli.Commands.Devices;

/// <summary>A device that was registered.</summary>
/// <param name="AgentKey">Of an agent that dials in; shown once. Null for the others.</param>
/// <param name="AgentCommand">What is run on a board whose agent dials in.</param>
public sealed record RegisteredDeviceDocument(ShownDevice Device, string? AgentKey, string? AgentCommand);
