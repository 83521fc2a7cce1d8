namespace Profiler.Adapters.SshNet;

/// <summary>Whether a link stands, for all who wait for something from it.</summary>
internal sealed class LinkLife : IDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private string? _fault;
    private long _signs;

    public LinkLife() => Ended = _ended.Token;

    /// <summary>Cancelled once the link is lost or closed. SSH.NET itself may go on waiting for the line.</summary>
    public CancellationToken Ended { get; }

    /// <summary>Why the link was lost; null where it was not.</summary>
    public string? Fault => _fault;

    /// <summary>How often something was heard from the board, or taken by it.</summary>
    public long Signs => Interlocked.Read(ref _signs);

    public void Sign() => Interlocked.Increment(ref _signs);

    /// <summary>The first word counts.</summary>
    public void Lose(string fault)
    {
        if (!_ended.IsCancellationRequested && Interlocked.CompareExchange(ref _fault, fault, null) is null)
        {
            _ = _ended.CancelAsync();
        }
    }

    public void End() => _ended.Cancel();

    /// <summary>Until the link has ended, or patience has.</summary>
    public async Task WaitAsync(CancellationToken patience)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience, Ended);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Does what blocks, and stops waiting for it when the link has ended.</summary>
    /// <exception cref="IOException">The link has ended, or SSH.NET says that it has.</exception>
    public async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Ended);
        try
        {
            return await Task.Run(work, CancellationToken.None).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (Ended.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new IOException(Fault ?? "the link was closed");
        }
        catch (Exception error) when (error is Renci.SshNet.Common.SshException or System.Net.Sockets.SocketException or ObjectDisposedException)
        {
            throw new IOException(error.Message, error);
        }
    }

    public void Dispose() => _ended.Dispose();
}
