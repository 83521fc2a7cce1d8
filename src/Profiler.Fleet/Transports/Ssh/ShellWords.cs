namespace Profiler.Fleet.Transports.Ssh;

/// <summary>Words for a POSIX shell.</summary>
internal static class ShellWords
{
    /// <summary>One word, whatever it holds but a NUL.</summary>
    public static string Quote(string word) => $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    /// <summary>
    /// A command that runs a script in sh, whatever shell the account has. The script is one line: csh has no longer quotes.
    /// </summary>
    /// <param name="arguments">The script's $1, $2…</param>
    public static string Script(string script, params string[] arguments) =>
        string.Join(' ', ["exec", "sh", "-c", Quote(OneLine(script)), "profiler", .. arguments.Select(Quote)]);

    private static string OneLine(string script) =>
        string.Join(' ', script.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
