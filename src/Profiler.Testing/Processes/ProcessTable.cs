using System.Diagnostics;
using System.Globalization;

namespace Profiler.Testing.Processes;

/// <summary>Processes of this machine, by their arguments and where they work.</summary>
public static class ProcessTable
{
    /// <summary>Processes that work in the folder and have arguments that end with each of the words.</summary>
    public static IEnumerable<int> Find(string folder, params string[] words) =>
        from id in All()
        where FolderOf(id) == folder
        let arguments = Arguments(id)
        where arguments.Length > 0 && Path.GetFileName(arguments[0]) is not ("sh" or "bash" or "dash")
            && words.All(word => arguments.Any(argument => argument.EndsWith(word, StringComparison.Ordinal)))
        select id;

    /// <summary>Processes with the text in any argument.</summary>
    public static IEnumerable<int> Mentioning(string text) =>
        All().Where(id => id != Environment.ProcessId && Arguments(id).Any(argument => argument.Contains(text, StringComparison.Ordinal)));

    /// <summary>Processes that the process started and that still run.</summary>
    public static IEnumerable<int> ChildrenOf(int parent) =>
        from task in Read(() => Directory.GetDirectories($"/proc/{parent}/task")) ?? []
        from id in (Read(() => File.ReadAllText(Path.Combine(task, "children"))) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
        select int.Parse(id, CultureInfo.InvariantCulture);

    /// <summary>Ends each at once; one that has ended already is none.</summary>
    public static int Kill(IEnumerable<int> ids) => ids.Count(id =>
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
            return true;
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    });

    private static IEnumerable<int> All() =>
        from folder in Directory.EnumerateDirectories("/proc")
        let name = Path.GetFileName(folder)
        where name.All(char.IsAsciiDigit)
        select int.Parse(name, CultureInfo.InvariantCulture);

    private static string? FolderOf(int id) => Read(() => new FileInfo($"/proc/{id}/cwd").LinkTarget);

    private static string[] Arguments(int id) => Read(() => File.ReadAllText($"/proc/{id}/cmdline"))?.Split('\0') ?? [];

    /// <summary>Null where the process has ended, or belongs to another user.</summary>
    private static T? Read<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
