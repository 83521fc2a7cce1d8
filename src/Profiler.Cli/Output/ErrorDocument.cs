namespace Profiler.Cli.Output;

/// <summary>What --json prints on standard error when a command fails.</summary>
public sealed record ErrorDocument(ErrorDetail Error);
