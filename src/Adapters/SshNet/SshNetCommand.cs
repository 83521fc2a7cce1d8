using Profiler.Fleet.Transports.Ssh;
using Renci.SshNet;

namespace Profiler.Adapters.SshNet;

/// <summary>A command on a channel of a link's connection.</summary>
internal sealed class SshNetCommand : ISshCommand
{
    private readonly SshCommand _command;
    private readonly LinkLife _life;
    private readonly CommandInput _input;
    private readonly CommandOutput _output;
    private readonly CommandErrors _errors;
    private readonly Task _end;

    private SshNetCommand(SshCommand command, Task execution, Stream? input, LinkLife life)
    {
        _command = command;
        _life = life;
        _input = new CommandInput(input, life);
        _output = new CommandOutput(command.OutputStream, life);
        _errors = new CommandErrors(command.ExtendedOutputStream);

        // The execution fails with the link, which leaves no exit status.
        _end = Task.WhenAll(execution.ContinueWith(failed => _ = failed.Exception, TaskScheduler.Default), _errors.End);
    }

    public Stream Input => _input;

    public Stream Output => _output;

    public string Errors => _errors.Text;

    /// <exception cref="IOException">The link is lost.</exception>
    public static Task<SshNetCommand> StartAsync(SshClient client, string text, LinkLife life, CancellationToken cancellationToken) => life.RunAsync(
        () =>
        {
            SshCommand command = client.CreateCommand(text);
            try
            {
                Task execution = command.ExecuteAsync(CancellationToken.None);
                return new SshNetCommand(command, execution, Open(command), life);
            }
            catch
            {
                command.Dispose();
                throw;
            }
        },
        cancellationToken);

    public async Task<int?> WaitAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _life.Ended);
        try
        {
            await _end.WaitAsync(either.Token);
            return _command.ExitStatus;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _input.DisposeAsync();

        // SSH.NET tells the board of an input's end only where something was written; elsewhere closing the channel does.
        if (_input.WasWritten)
        {
            using var patience = new CancellationTokenSource(SshDefaults.Exit);
            await ((Task)WaitAsync(patience.Token)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Closing.RunAsync(_command.Dispose);
    }

    /// <summary>Null where the command has ended already.</summary>
    private static Stream? Open(SshCommand command)
    {
        try
        {
            return command.CreateInputStream();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
