namespace Profiler.Cli.Output;

/// <summary>Where a command writes and what it knows of the world around it; tests hand in their own.</summary>
/// <param name="Output">What the command was asked for: text, or one JSON document.</param>
/// <param name="Error">Errors and progress.</param>
public sealed record CommandEnvironment(TextWriter Output, TextWriter Error, TimeProvider Time)
{
    /// <summary>The width that all text fits where nobody says otherwise, in columns.</summary>
    public const int DefaultWidth = 80;

    private const string DebugVariable = "PROFILER_DEBUG";

    /// <summary>Where a person answers what a command asks; null where nobody does.</summary>
    public TextReader? Answers { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>Columns of the terminal; <see cref="DefaultWidth"/> for pipes and files.</summary>
    public int Width { get; init; } = DefaultWidth;

    /// <summary>Whether a bug's stack trace is written: PROFILER_DEBUG=1.</summary>
    public bool ShowsBugDetails { get; init; }

    /// <summary>Whether Ctrl-C and SIGTERM stop the command; only one run in a process may listen to them.</summary>
    public bool HandlesSignals { get; init; }

    public static CommandEnvironment FromProcess() => new(Console.Out, Console.Error, TimeProvider.System)
    {
        Answers = Console.IsInputRedirected || Console.IsErrorRedirected ? null : Console.In,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        Width = !Console.IsOutputRedirected && Console.WindowWidth > 0 ? Console.WindowWidth : DefaultWidth,
        ShowsBugDetails = Environment.GetEnvironmentVariable(DebugVariable) == "1",
        HandlesSignals = true,
    };
}
