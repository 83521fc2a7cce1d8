namespace Profiler.Networks.Errors;

/// <summary>The error for an unknown name, with the nearest known one.</summary>
public static class NameSuggestion
{
    /// <summary>What is longer is no name that was mistyped: it is neither compared nor repeated in whole.</summary>
    private const int LongestName = 200;

    /// <param name="kind">What is named, for the message: "network", "search space".</param>
    /// <param name="none">What to do where nothing is known.</param>
    public static ProfilerException Unknown(string kind, string name, IEnumerable<string> known, string none = "None is known yet.")
    {
        string[] names = [.. known];
        string? nearest = Nearest(name, names);
        string advice = nearest is not null
            ? $"Did you mean '{nearest}'?"
            : names.Length > 0 ? $"Known: {string.Join(", ", names)}." : none;
        string shown = name.Length > LongestName ? $"{name.AsSpan(0, LongestName)}…" : name;
        return new ProfilerException(ErrorCode.UnknownName, $"There is no {kind} named '{shown}'.", advice);
    }

    /// <summary>The name with the smallest edit distance, or null where even that one is too far away to be meant.</summary>
    public static string? Nearest(string name, IEnumerable<string> known)
    {
        if (name.Length > LongestName)
        {
            return null;
        }

        (string Name, int Distance)? best = null;
        foreach (string candidate in known)
        {
            int distance = EditDistance(name.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (best is null || distance < best.Value.Distance)
            {
                best = (candidate, distance);
            }
        }

        return best is { } found && found.Distance <= Math.Max(2, name.Length / 3) ? found.Name : null;
    }

    private static int EditDistance(string a, string b)
    {
        int[] previous = new int[b.Length + 1];
        int[] current = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(substitution, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}
