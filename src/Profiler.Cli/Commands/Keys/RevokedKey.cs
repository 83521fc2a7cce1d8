namespace Profiler.Cli.Commands.Keys;

/// <summary>A key that is valid no more.</summary>
public sealed record RevokedKey(string Id);
