namespace Profiler.Agent.Hosts.Tools;

/// <summary>What came of running a tool.</summary>
/// <param name="ExitCode">0 where it did not exit by itself.</param>
/// <param name="Output">Its standard output, up to <see cref="CommandRunner.MaxCharacters"/>.</param>
/// <param name="Error">Its standard error, up to the same.</param>
internal sealed record ToolResult(ToolEnd End, int ExitCode, string Output, string Error)
{
    private const int LongestSaid = 300;

    public bool IsSuccess => End == ToolEnd.Exited && ExitCode == 0;

    /// <summary>The end of what it printed, in one line: tools say on either stream why they failed.</summary>
    public string Said
    {
        get
        {
            string text = string.Join(' ', $"{Output}\n{Error}".Split((char[])['\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
            return text.Length <= LongestSaid ? text : $"…{text[^LongestSaid..]}";
        }
    }

    /// <summary>Whether it printed a word, in any case.</summary>
    public bool Says(string word) =>
        Output.Contains(word, StringComparison.OrdinalIgnoreCase) || Error.Contains(word, StringComparison.OrdinalIgnoreCase);
}
