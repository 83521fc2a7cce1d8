namespace Profiler.Agent.Tests.Support;

/// <summary>Small programs that stand for a board's tools.</summary>
internal static class Scripts
{
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static void Write(TemporaryFolder folder, string name, string text) =>
        File.SetUnixFileMode(folder.Write(name, $"#!/bin/sh\n{text}\n"), Executable);
}
