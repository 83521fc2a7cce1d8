using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Profiler.Cli.Commands;

/// <summary>The usual help, and below it examples: a command's own, or for a group the first of each of its commands.</summary>
public sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private readonly HelpAction _help;

    public HelpWithExamples(HelpAction help, int width)
    {
        _help = help;
        _help.MaxWidth = width;
    }

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        Command command = parseResult.CommandResult.Command;
        foreach (Command parent in command.Parents.OfType<Command>())
        {
            // The usual help would show them as if they belonged before the command's name.
            parent.Arguments.Clear();
        }

        int exitCode = _help.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (string example in ExamplesOf(command))
        {
            output.WriteLine($"  {example}");
        }

        return exitCode;
    }

    private static IEnumerable<string> ExamplesOf(Command command) => command is ProfilerCommand leaf
        ? leaf.Examples
        : command.Subcommands.SelectMany(child => ExamplesOf(child).Take(1));
}
