namespace Profiler.Cli.Commands.Databases;

/// <summary>An archive that was written.</summary>
/// <param name="File">Its full path.</param>
public sealed record BackedUpDatabase(string File, long ByteSize);
