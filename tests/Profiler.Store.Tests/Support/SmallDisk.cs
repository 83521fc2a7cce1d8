using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Profiler.Store.Tests.Support;

/// <summary>A file system of a given size in memory, where the test may mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    public static bool TryMount(string folder, string size, [NotNullWhen(true)] out SmallDisk? disk)
    {
        disk = Succeeds("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", folder) ? new SmallDisk(folder) : null;
        return disk is not null;
    }

    public void Resize(string size) => Assert.True(Succeeds("mount", "-o", $"remount,size={size}", _folder));

    /// <summary>Lazily: a connection that is just being closed may still hold a file.</summary>
    public void Dispose() => Assert.True(Succeeds("umount", "-l", _folder));

    private static bool Succeeds(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
