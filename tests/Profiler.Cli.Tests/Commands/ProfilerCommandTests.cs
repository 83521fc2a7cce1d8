using System.CommandLine;
using Profiler.Cli.Commands;
using Profiler.Cli.Output;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Tests.Commands;

public sealed class ProfilerCommandTests
{
    private static readonly CommandEnvironment Silent = new(TextWriter.Null, TextWriter.Null, TimeProvider.System);

    [Fact]
    public async Task A_stopped_command_fails_as_cancelled()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        var error = await Assert.ThrowsAsync<ProfilerException>(() => InvokeAsync(new EndlessCommand(), source.Token));

        Assert.Equal(ErrorCode.Cancelled, error.Code);
    }

    [Fact]
    public async Task A_time_out_inside_a_command_is_not_taken_for_a_stop() =>
        await Assert.ThrowsAsync<TaskCanceledException>(() => InvokeAsync(new TimedOutCommand(), CancellationToken.None));

    private static Task<int> InvokeAsync(ProfilerCommand command, CancellationToken cancellationToken)
    {
        var root = new RootCommand { command, new Option<bool>(CommandTree.JsonOption) { Recursive = true } };
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        return root.Parse([command.Name]).InvokeAsync(configuration, cancellationToken);
    }

    private sealed class EndlessCommand() : ProfilerCommand(Silent, "endless", "Waits until it is stopped.")
    {
        protected override Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken) =>
            Task.Delay(Timeout.Infinite, cancellationToken);
    }

    private sealed class TimedOutCommand() : ProfilerCommand(Silent, "timed-out", "Fails.")
    {
        protected override Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken) =>
            throw new TaskCanceledException();
    }
}
