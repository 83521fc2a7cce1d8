using Profiler.Fleet.Transports.Ssh;
using Renci.SshNet;

namespace Profiler.Adapters.SshNet;

/// <summary>
/// Asks the board again and again whether it is there. SSH.NET sends keep-alive requests but does not miss their answers,
/// so this asks a cat on the board, which says back what it hears.
/// </summary>
internal sealed class Pulse : IAsyncDisposable
{
    private const string Echo = "exec cat";
    private static readonly byte[] Question = "profiler-alive\n"u8.ToArray();

    private readonly SshNetCommand _cat;
    private readonly LinkLife _life;
    private readonly TimeSpan _every;
    private readonly TimeProvider _time;
    private Task _listening = Task.CompletedTask;
    private Task _asking = Task.CompletedTask;

    private Pulse(SshNetCommand cat, LinkLife life, TimeSpan every, TimeProvider time)
    {
        _cat = cat;
        _life = life;
        _every = every;
        _time = time;
    }

    /// <summary>Returns with the first answer: the board runs commands.</summary>
    /// <exception cref="IOException">The board ends the connection, or runs no command.</exception>
    public static async Task<Pulse> StartAsync(
        SshClient client, LinkLife life, TimeSpan every, TimeProvider time, CancellationToken cancellationToken)
    {
        SshNetCommand cat = await SshNetCommand.StartAsync(client, Echo, life, cancellationToken);
        var pulse = new Pulse(cat, life, every, time);
        try
        {
            await cat.Input.WriteAsync(Question, cancellationToken);
            var answers = new StreamReader(cat.Output);

            // What an account's start files print comes first.
            string? line;
            do
            {
                line = await answers.ReadLineAsync(cancellationToken) ?? throw new IOException($"The account runs no command: {cat.Errors}");
            }
            while (line.AsSpan().TrimEnd() is not "profiler-alive");
            pulse._listening = pulse.ListenAsync(answers);
            pulse._asking = pulse.AskAsync();
            return pulse;
        }
        catch
        {
            await cat.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _asking;
        await _cat.DisposeAsync();
        await _listening;
    }

    private async Task ListenAsync(StreamReader answers)
    {
        // Each output counts as a sign of life where it comes in.
        while (await answers.ReadLineAsync() is not null)
        {
        }

        _life.Lose("the board closed the connection");
    }

    private async Task AskAsync()
    {
        Task question = Task.CompletedTask;
        int missed = 0;
        while (!_life.Ended.IsCancellationRequested)
        {
            long before = _life.Signs;
            question = question.IsCompleted ? WriteAsync() : question;
            await Task.Delay(_every, _time, _life.Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            missed = _life.Signs == before ? missed + 1 : 0;
            if (missed > SshDefaults.AliveForgiven)
            {
                _life.Lose($"the board left {missed} questions unanswered, one every {_every.TotalSeconds:0.#} s");
            }
        }

        await question;
    }

    private async Task WriteAsync()
    {
        try
        {
            await _cat.Input.WriteAsync(Question);
        }
        catch (IOException error)
        {
            _life.Lose(error.Message);
        }
    }
}
