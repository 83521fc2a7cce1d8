using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Profiler.EndToEnd.Tests.Support;

/// <summary>The processes of a place's board, whoever started them: they carry its lane in their environment.</summary>
public static class BoardProcesses
{
    public const string LaneVariable = "PROFILER_LANE";

    /// <summary>Coordinators, agents and their workers that run; one that only waits to be buried has no environment.</summary>
    public static int[] Of(Workplace place)
    {
        byte[] mark = Encoding.UTF8.GetBytes($"{LaneVariable}={place.PathOf("lane")}\0");
        return [.. Directory.GetDirectories("/proc")
            .Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]) && ReadBytes($"{folder}/environ").AsSpan().IndexOf(mark) >= 0)
            .Select(folder => int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture))];
    }

    /// <summary>Waits until nothing runs any more; what is left after a while is left behind by the program.</summary>
    public static Task UntilNoneAsync(Workplace place) => TestPatience.UntilAsync(
        () => Task.FromResult(Of(place).Length == 0),
        () => string.Join('\n', Of(place).Select(id => Encoding.UTF8.GetString(ReadBytes($"/proc/{id}/cmdline")).Replace('\0', ' '))));

    public static int[] ChildrenOf(int process)
    {
        try
        {
            return [.. Directory.GetDirectories($"/proc/{process}/task")
                .SelectMany(task => Encoding.ASCII.GetString(ReadBytes($"{task}/children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    public static void Signal(string name, int process)
    {
        using Process kill = Process.Start("kill", [$"-{name}", $"{process}"]);
        kill.WaitForExit();
    }

    /// <summary>Nothing of a process that has just ended.</summary>
    private static byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
