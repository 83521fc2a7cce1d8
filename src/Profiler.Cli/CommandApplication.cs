using System.CommandLine;
using System.CommandLine.Invocation;
using Profiler.Cli.Commands;
using Profiler.Cli.Output;
using Profiler.Networks.Errors;

namespace Profiler.Cli;

/// <summary>One run of the command: parses, invokes, and turns every failure into text, JSON and an exit code.</summary>
public sealed class CommandApplication(CommandEnvironment environment)
{
    /// <summary>How long an action may take to stop after Ctrl-C before the process ends all the same.</summary>
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(10);

    /// <returns>The exit code; see <see cref="ExitCodes"/>.</returns>
    public async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var errors = new ErrorOutput(environment, args.TakeWhile(arg => arg != "--").Contains(CommandTree.JsonOption));
        try
        {
            ParseResult parse = CommandTree.Build(environment).Parse(args);
            if (parse.Action is ParseErrorAction)
            {
                throw UsageError.From(parse);
            }

            var configuration = new InvocationConfiguration
            {
                Output = environment.Output,
                Error = environment.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = environment.HandlesSignals && !ListensItself(parse) ? StopTime : null,
            };
            return await parse.InvokeAsync(configuration, cancellationToken);
        }
        catch (ProfilerException error)
        {
            return errors.Write(error);
        }
#pragma warning disable CA1031 // The edge of the program: whatever is not meant for the user is a bug and said to be one.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return errors.WriteBug(error);
        }
    }

    private static bool ListensItself(ParseResult parse) => parse.CommandResult.Command is ProfilerCommand { HandlesSignals: true };
}
