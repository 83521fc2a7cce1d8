namespace Profiler.Agent.Serving;

/// <summary>
/// An input that notices when it has brought nothing for too long. The board's end of a half-open link learns nothing
/// from the network, and would hold its lane for ever.
/// </summary>
internal sealed class HeardStream : Stream
{
    /// <summary>Looks in the time after which silence counts.</summary>
    private const int LooksPerLimit = 4;

    private readonly Stream _stream;
    private readonly TimeSpan _limit;
    private readonly TimeProvider _time;
    private readonly Action _onSilence;
    private readonly ITimer _timer;
    private long _heardAt;

    /// <param name="onSilence">Called from a timer's thread, once or more.</param>
    public HeardStream(Stream stream, TimeSpan limit, TimeProvider time, Action onSilence)
    {
        _stream = stream;
        _limit = limit;
        _time = time;
        _onSilence = onSilence;
        _heardAt = time.GetTimestamp();
        TimeSpan every = limit / LooksPerLimit;
        _timer = time.CreateTimer(_ => Look(), null, every, every);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await _stream.ReadAsync(buffer, cancellationToken);
        Interlocked.Exchange(ref _heardAt, _time.GetTimestamp());
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _timer.Dispose();
            _stream.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Look()
    {
        if (_time.GetElapsedTime(Interlocked.Read(ref _heardAt)) > _limit)
        {
            _onSilence();
        }
    }
}
