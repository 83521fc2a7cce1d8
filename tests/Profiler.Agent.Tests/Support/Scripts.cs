using System.Diagnostics;

namespace Profiler.Agent.Tests.Support;

/// <summary>Small programs that stand for a board's tools.</summary>
internal static class Scripts
{
    /// <summary>
    /// Written by another process: where this one writes a program while another test starts a process, that one's copy
    /// of the open file makes the program busy.
    /// </summary>
    public static void Write(TemporaryFolder folder, string name, string text)
    {
        string path = folder.PathOf(name);
        var start = new ProcessStartInfo("/bin/sh", ["-c", "mkdir -p \"$(dirname \"$0\")\" && cat > \"$0\" && chmod 700 \"$0\"", path])
        {
            RedirectStandardInput = true,
        };
        using Process shell = Process.Start(start)!;
        shell.StandardInput.Write($"#!/bin/sh\n{text}\n");
        shell.StandardInput.Close();
        shell.WaitForExit();
    }
}
