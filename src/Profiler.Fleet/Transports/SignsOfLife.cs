namespace Profiler.Fleet.Transports;

/// <summary>
/// A stream to an agent that carries an empty line now and then besides the frames, so that the agent knows its link to
/// be alive. Frames come each in one write, so a line never falls into one.
/// </summary>
internal sealed class SignsOfLife : WriteOnlyStream
{
    private static readonly byte[] Sign = "\n"u8.ToArray();

    private readonly Stream _stream;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly ITimer _timer;

    public SignsOfLife(Stream stream, TimeSpan every, TimeProvider time)
    {
        _stream = stream;
        _timer = time.CreateTimer(_ => _ = SignAsync(), null, every, every);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await _stream.WriteAsync(buffer, cancellationToken);
            await _stream.FlushAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Ends the signs; the stream below belongs to another.</summary>
    public override async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        await base.DisposeAsync();
    }

    private async Task SignAsync()
    {
        // A frame on its way is a sign of life itself.
        if (!_gate.Wait(0))
        {
            return;
        }

        try
        {
            await _stream.WriteAsync(Sign);
            await _stream.FlushAsync();
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // The link is gone; whoever reads from the agent is told how.
        }
        finally
        {
            _gate.Release();
        }
    }
}
