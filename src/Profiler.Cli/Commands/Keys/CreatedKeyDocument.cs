namespace Profiler.Cli.Commands.Keys;

/// <summary>A new key with its text, which is shown once.</summary>
public sealed record CreatedKeyDocument(string Key, ListedKey Created);
