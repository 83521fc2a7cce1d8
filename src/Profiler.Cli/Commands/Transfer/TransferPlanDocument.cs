namespace Profiler.Cli.Commands.Transfer;

/// <summary>What to measure on a new device, the most telling first.</summary>
internal sealed record TransferPlanDocument(string Space, IReadOnlyList<string> Architectures);
