using System.Collections.Immutable;
using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands;

/// <summary>A command that does something: reads its arguments, calls a room, renders the answer.</summary>
public abstract class ProfilerCommand : Command
{
    /// <param name="examples">Command lines that work as they stand; the first one stands for the command in its group's help.</param>
    protected ProfilerCommand(CommandEnvironment environment, string name, string description, params string[] examples)
        : base(name, description)
    {
        Examples = [.. examples];
        SetAction((arguments, cancellationToken) =>
        {
            var output = new CommandOutput(environment, arguments.GetValue<bool>(CommandTree.JsonOption));
            return RunStoppablyAsync(arguments, output, cancellationToken);
        });
    }

    public ImmutableArray<string> Examples { get; }

    /// <summary>Whether the command listens to Ctrl-C and SIGTERM itself, because it may take long to stop.</summary>
    public virtual bool HandlesSignals => false;

    /// <summary>What becomes of work that was stopped, and how to go on with it.</summary>
    protected virtual string AfterStopping => "What was stored so far is kept.";

    /// <exception cref="ProfilerException">Anything that the user can act on.</exception>
    protected abstract Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken);

    private async Task RunStoppablyAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(arguments, output, cancellationToken);
        }
        catch (OperationCanceledException error) when (HandlesSignals || cancellationToken.IsCancellationRequested)
        {
            throw new ProfilerException(ErrorCode.Cancelled, "Stopped.", AfterStopping, error);
        }
    }
}
