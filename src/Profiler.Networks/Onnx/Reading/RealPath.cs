namespace Profiler.Networks.Onnx.Reading;

/// <summary>Paths with the symbolic links of every part followed; the framework follows only those of the last part.</summary>
internal static class RealPath
{
    /// <summary>As many links as Linux follows before it calls them a loop.</summary>
    private const int MaxLinks = 40;

    /// <summary>The real path, or null where links lead in a circle.</summary>
    public static string? Resolve(string path)
    {
        string rest = Path.GetFullPath(path);
        string resolved = Path.GetPathRoot(rest)!;
        var parts = new Stack<string>(Parts(rest[resolved.Length..]).Reverse());
        int links = 0;
        while (parts.TryPop(out string? part))
        {
            string next = Path.GetFullPath(Path.Combine(resolved, part));
            string? target = new FileInfo(next).LinkTarget;
            if (target is null)
            {
                resolved = next;
                continue;
            }

            if (++links > MaxLinks)
            {
                return null;
            }

            // The target may hold links and '..' of its own: walk it part by part from where the link stands.
            resolved = Path.IsPathRooted(target) ? Path.GetPathRoot(target)! : resolved;
            foreach (string targetPart in Parts(target).Reverse())
            {
                parts.Push(targetPart);
            }
        }

        return resolved;
    }

    private static string[] Parts(string path) =>
        path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
}
