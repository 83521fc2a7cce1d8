using System.Globalization;
using Profiler.Measurement.Sensors;

namespace Profiler.Agent.Sensors;

/// <summary>
/// The directory under which the device's files are looked for: the device's own root, or a tree that somebody brings.
/// Every path is relative to it.
/// </summary>
internal sealed class SensorRoot(string folder)
{
    /// <summary>Set in an agent's environment, it makes that folder its root.</summary>
    public const string Variable = "PROFILER_ROOT";

    private static readonly EnumerationOptions Listing = new() { IgnoreInaccessible = true, AttributesToSkip = 0 };

    /// <summary>Whether this is the device's own root: libraries and tools of the system tell of no other tree.</summary>
    public bool IsDevice => folder == "/";

    public static SensorRoot FromEnvironment() =>
        new(Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : "/");

    /// <summary>Where a file such as "sys/class/thermal" lies.</summary>
    public string PathOf(string relative) => Path.Combine(folder, relative);

    public bool Exists(string relative) => Path.Exists(PathOf(relative));

    /// <summary>What stands in a file, without white space at its ends; null where it cannot be read.</summary>
    public string? Text(string relative) => Text(relative, out _);

    /// <summary>The number in a file.</summary>
    public bool TryRead(string relative, out double value, out UnreadableReason reason)
    {
        value = 0;
        if (Text(relative, out reason) is not { } text)
        {
            return false;
        }

        reason = UnreadableReason.NotANumber;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    /// <summary>The files and folders that match a pattern in a folder, cpu2 before cpu10; none where it is not there.</summary>
    public IEnumerable<string> Entries(string relative, string pattern)
    {
        string full = PathOf(relative);
        return Directory.Exists(full)
            ? Directory.EnumerateFileSystemEntries(full, pattern, Listing).Select(entry => Path.GetFileName(entry)!)
                .OrderBy(name => name, Comparer).Select(name => $"{relative}/{name}")
            : [];
    }

    /// <summary>Why a file could not be opened or read.</summary>
    public static UnreadableReason ReasonOf(Exception error) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException => UnreadableReason.Absent,
        UnauthorizedAccessException => UnreadableReason.NoPermission,
        _ => UnreadableReason.DriverError,
    };

    private static readonly Comparer<string> Comparer =
        Comparer<string>.Create((a, b) => string.Compare(a, b, CultureInfo.InvariantCulture, CompareOptions.NumericOrdering));

    private string? Text(string relative, out UnreadableReason reason)
    {
        reason = default;
        try
        {
            return File.ReadAllText(PathOf(relative)).Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            reason = ReasonOf(error);
            return null;
        }
    }
}
