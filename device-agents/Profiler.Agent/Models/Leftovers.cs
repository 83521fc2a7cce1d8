namespace Profiler.Agent.Models;

/// <summary>Removes what processes that were killed had no time to remove.</summary>
internal static class Leftovers
{
    /// <summary>Deletes files and folders of a pattern that nobody has written to since. What cannot be deleted stays.</summary>
    public static void Remove(string folder, string pattern, DateTimeOffset before)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (FileSystemInfo entry in new DirectoryInfo(folder).EnumerateFileSystemInfos(pattern))
        {
            if (entry.Exists && entry.LastWriteTimeUtc < before.UtcDateTime)
            {
                Remove(entry);
            }
        }
    }

    /// <summary>Deletes a file or a folder where that is possible.</summary>
    public static void Remove(FileSystemInfo entry)
    {
        try
        {
            if (entry is DirectoryInfo directory)
            {
                directory.Delete(recursive: true);
            }
            else
            {
                entry.Delete();
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Another user's, on a disk that turned read-only, or another agent was faster: not ours to remove.
        }
    }
}
