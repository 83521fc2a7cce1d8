using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Profiler.EndToEnd.Tests.Support;

/// <summary>A file system of a given size in memory, where the test may mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Step = 4096;

    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    private string Ballast => Path.Combine(_folder, "ballast");

    public static bool TryMount(string folder, string size, [NotNullWhen(true)] out SmallDisk? disk)
    {
        Directory.CreateDirectory(folder);
        bool isMounted = Environment.IsPrivilegedProcess && Succeeds("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", folder);
        disk = isMounted ? new SmallDisk(folder) : null;
        return isMounted;
    }

    /// <summary>Leaves room for nothing.</summary>
    public void Fill()
    {
        using FileStream file = File.Open(Ballast, FileMode.Append);
        try
        {
            while (true)
            {
                file.Write(new byte[Step]);
                file.Flush();
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void MakeRoom() => File.Delete(Ballast);

    /// <summary>Lazily: a program that is just ending may still hold a file.</summary>
    public void Dispose() => Assert.True(Succeeds("umount", "-l", _folder));

    private static bool Succeeds(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
