namespace Profiler.Adapters.SshNet;

/// <summary>A command's input. Whoever waits for room is let go when the link has ended, though SSH.NET may still wait.</summary>
/// <param name="stream">SSH.NET's; null where the command has ended already.</param>
internal sealed class CommandInput(Stream? stream, LinkLife life) : Stream
{
    /// <summary>Each taken piece of so many bytes is a sign of life: the board makes room for it.</summary>
    private const int Piece = 64 << 10;

    private bool _isClosed;

    public bool WasWritten { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        Stream target = stream ?? throw new IOException("The command has ended.");
        WasWritten |= buffer.Length > 0;
        for (ReadOnlyMemory<byte> rest = buffer; rest.Length > 0; rest = rest[Math.Min(Piece, rest.Length)..])
        {
            byte[] piece = rest[..Math.Min(Piece, rest.Length)].ToArray();
            await life.RunAsync(() => Put(target, piece), cancellationToken);
            if (piece.Length == Piece)
            {
                life.Sign();
            }
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) =>
        WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        if (!_isClosed && stream is not null)
        {
            _isClosed = true;
            try
            {
                await life.RunAsync(() => Close(stream), CancellationToken.None);
            }
            catch (IOException)
            {
                // The link is gone, and the command's input with it.
            }
        }

        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isClosed)
        {
            DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        base.Dispose(disposing);
    }

    private static bool Put(Stream target, byte[] piece)
    {
        target.Write(piece, 0, piece.Length);
        return true;
    }

    private static bool Close(Stream target)
    {
        target.Dispose();
        return true;
    }
}
