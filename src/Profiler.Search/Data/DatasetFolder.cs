using Profiler.Networks.Errors;

namespace Profiler.Search.Data;

/// <summary>Looking into the folders of a dataset.</summary>
internal static class DatasetFolder
{
    /// <exception cref="ProfilerException">The folder is missing.</exception>
    /// <param name="layout">What the dataset's folder holds, for the advice.</param>
    public static string Require(string path, string layout) => Directory.Exists(path)
        ? path
        : throw new ProfilerException(ErrorCode.InvalidFile, $"The folder '{path}' of the dataset is missing.", layout);

    /// <exception cref="ProfilerException">The file is missing.</exception>
    public static string RequireFile(string path, string layout) => File.Exists(path)
        ? path
        : throw new ProfilerException(ErrorCode.InvalidFile, $"The file '{path}' of the dataset is missing.", layout);

    /// <summary>Files with an ending, by name without it; and where asked for, those in the folders within.</summary>
    /// <exception cref="ProfilerException">Two files have one name, or the folder cannot be read.</exception>
    public static Dictionary<string, string> FilesByName(string folder, string ending, bool isDeep)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string path in Files(folder, isDeep))
        {
            string name = Path.GetFileName(path);
            if (name.EndsWith(ending, StringComparison.Ordinal) && !found.TryAdd(name[..^ending.Length], path))
            {
                throw new ProfilerException(
                    ErrorCode.InvalidFile, $"'{found[name[..^ending.Length]]}' and '{path}' have the same name.", "Keep one of them.");
            }
        }

        return found;
    }

    /// <summary>Files in the folder, in order of their paths; those whose names begin with a dot are nobody's.</summary>
    /// <exception cref="ProfilerException">The folder cannot be read.</exception>
    public static string[] Files(string folder, bool isDeep = false) =>
        Listing(folder, () => Directory.GetFiles(folder, "*", isDeep ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly));

    /// <summary>Folders in the folder, in order.</summary>
    /// <exception cref="ProfilerException">The folder cannot be read.</exception>
    public static string[] Folders(string folder) => Listing(folder, () => Directory.GetDirectories(folder));

    private static string[] Listing(string folder, Func<string[]> list)
    {
        try
        {
            return [.. list().Where(path => !Path.GetFileName(path).StartsWith('.')).Order(StringComparer.Ordinal)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ProfilerException(ErrorCode.InvalidFile, $"The folder '{folder}' cannot be read: {error.Message}", null, error);
        }
    }
}
