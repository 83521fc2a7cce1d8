using Profiler.Networks.Errors;

namespace Profiler.CostModels.LookupTables.Text;

/// <summary>The folder of a table: its name, and its two files, written whole or not at all.</summary>
public static class TableFolder
{
    /// <summary>The largest table known has 300 lines; a file of this size is something else.</summary>
    private const long MaxFileBytes = 16 << 20;

    /// <summary>Where a table belongs below lut-data: <c>device/space-input-tN-method</c>.</summary>
    public static string NameOf(LookupTable table) => Path.Combine(
        Safe(table.Target.Device),
        Safe($"{table.SpaceName}-{table.Input}-t{table.Target.Threads}-{FillMethodJson.Text(table.Method)}"));

    /// <summary>
    /// Writes a folder beside the wanted one and gives it its name. A kill between the two renames of a replacement
    /// leaves the earlier table under the name that ends in .previous.
    /// </summary>
    internal static void Write(TableDocument document, string folder)
    {
        string target = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar);
        string partial = $"{target}.{Environment.ProcessId}.partial";
        string previous = $"{target}.previous";
        RequireReplaceable(target);
        try
        {
            DeleteFolder(partial);
            Directory.CreateDirectory(partial);
            File.WriteAllText(Path.Combine(partial, TableText.CsvFile), document.Csv);
            File.WriteAllText(Path.Combine(partial, TableText.ProvenanceFile), document.ProvenanceJson);
            if (Directory.Exists(target))
            {
                DeleteFolder(previous);
                Directory.Move(target, previous);
            }

            Directory.Move(partial, target);
            DeleteFolder(previous);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ProfilerException(
                ErrorCode.Storage, $"The table cannot be written to {folder}: {error.Message}", "Give a place where you may write.", error);
        }
    }

    internal static TableDocument Read(string folder) =>
        new(ReadFile(folder, TableText.CsvFile), ReadFile(folder, TableText.ProvenanceFile));

    internal static string ReadFile(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        try
        {
            return new FileInfo(path).Length <= MaxFileBytes
                ? File.ReadAllText(path).ReplaceLineEndings("\n")
                : throw new ProfilerException(ErrorCode.InvalidFile, $"{path} is larger than a table can be ({MaxFileBytes} bytes).");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ProfilerException(
                ErrorCode.InvalidFile,
                $"{path} cannot be read: {error.Message}",
                "Give the folder of one table, the one that holds provenance.json.",
                error);
        }
    }

    /// <summary>Only a table is ever replaced, never a folder that holds anything else.</summary>
    private static void RequireReplaceable(string target)
    {
        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any(
            entry => Path.GetFileName(entry) is not (TableText.CsvFile or TableText.ProvenanceFile))))
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument, $"{target} holds something other than a table; it was left as it is.", "Give another folder.");
        }
    }

    private static void DeleteFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Names come from users and agents; whatever could leave the folder or confuse a shell becomes '-'.</summary>
    private static string Safe(string name)
    {
        string safe = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '-')).TrimStart('.');
        return safe.Length > 0 ? safe : "-";
    }
}
