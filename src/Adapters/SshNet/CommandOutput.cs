using System.IO.Pipelines;

namespace Profiler.Adapters.SshNet;

/// <summary>
/// A command's output. SSH.NET's stream blocks whoever reads it and cannot be told to stop, so a thread of its own does.
/// The stream ends with the link.
/// </summary>
internal sealed class CommandOutput : Stream
{
    private const int BufferSize = 64 << 10;

    private readonly LinkLife _life;
    private readonly Stream _reader;

    public CommandOutput(Stream source, LinkLife life)
    {
        _life = life;

        // SSH.NET holds all that comes in any case.
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0, resumeWriterThreshold: 0));
        _reader = pipe.Reader.AsStream();
        _ = Task.Factory.StartNew(
            () => Pump(source, pipe.Writer, life), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
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
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _life.Ended);
        try
        {
            return await _reader.ReadAsync(buffer, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return 0;
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static void Pump(Stream source, PipeWriter writer, LinkLife life)
    {
        byte[] buffer = new byte[BufferSize];
        while (source.Read(buffer, 0, buffer.Length) is var count and > 0)
        {
            life.Sign();
            buffer.AsSpan(0, count).CopyTo(writer.GetSpan(count));
            writer.Advance(count);
            writer.FlushAsync().AsTask().GetAwaiter().GetResult();
        }

        writer.Complete();
    }
}
