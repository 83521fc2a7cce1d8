using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Profiler.Agent.Hosts.Tools;

/// <summary>
/// A tool with everything that it has started. All of it carries a mark in its environment, by which it is found again
/// where a parent has ended before its child, and where a child has left the group or the session.
/// </summary>
internal sealed class RunningTool : IDisposable
{
    private const string MarkVariable = "PROFILER_TOOL";

    /// <summary>What is killed may have started another in the same moment.</summary>
    private const int MostRounds = 10;

    private static int _count;

    private readonly string _mark = $"{Environment.ProcessId}.{Interlocked.Increment(ref _count)}";

    /// <exception cref="Win32Exception">It cannot be started.</exception>
    public RunningTool(ProcessStartInfo start)
    {
        start.Environment[MarkVariable] = _mark;
        Process = Process.Start(start) ?? throw new Win32Exception();
    }

    public Process Process { get; }

    public void Kill()
    {
        Process.Kill(entireProcessTree: true);
        for (int round = 0; round < MostRounds && Marked() is { Length: > 0 } left; round++)
        {
            foreach (int id in left)
            {
                KillOne(id);
            }
        }
    }

    public void Dispose() => Process.Dispose();

    private static void KillOne(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It has ended meanwhile.
        }
    }

    /// <summary>Those that still run; one that was killed and that nobody waits for has no environment any more.</summary>
    private int[] Marked() =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? id : 0)
            .Where(id => id > 0 && IsMarked(id)),
    ];

    private bool IsMarked(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/environ").Split('\0').Contains($"{MarkVariable}={_mark}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It has ended, or belongs to somebody else.
            return false;
        }
    }
}
