using System.Diagnostics;

namespace Profiler.Fleet.Tests.Transports.Ssh;

/// <summary>A file system of 1 MiB in a folder's place; only the administrator may mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    public SmallDisk(string folder)
    {
        _folder = folder;
        IsMounted = Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder);
    }

    public bool IsMounted { get; }

    public void Dispose()
    {
        if (IsMounted)
        {
            Run("umount", "-l", _folder);
        }
    }

    private static bool Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
