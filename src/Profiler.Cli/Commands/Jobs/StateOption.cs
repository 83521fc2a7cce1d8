using System.CommandLine;
using Profiler.Networks.Errors;
using Profiler.Store.Queue;

namespace Profiler.Cli.Commands.Jobs;

/// <summary>--state queued|running|done|failed|cancelled</summary>
public sealed class StateOption : Option<string?>
{
    private static readonly string[] Words = [.. Enum.GetValues<QueuedJobState>().Select(Text)];

    public StateOption()
        : base("--state")
    {
        HelpName = string.Join('|', Words);
        Description = "Only jobs in this state";
        CompletionSources.Add(_ => Words);
    }

    /// <returns>The state given; null where none was.</returns>
    /// <exception cref="ProfilerException">There is no such state.</exception>
    public QueuedJobState? Read(ParseResult arguments) => arguments.GetValue(this) switch
    {
        null => null,
        string word when Words.Contains(word) => Enum.Parse<QueuedJobState>(word, ignoreCase: true),
        string other => throw NameSuggestion.Unknown("state", other, Words),
    };

    public static string Text(QueuedJobState state) => state.ToString().ToLowerInvariant();
}
