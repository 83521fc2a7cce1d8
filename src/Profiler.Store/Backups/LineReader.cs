using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;

namespace Profiler.Store.Backups;

/// <summary>The lines of an entry, within the limits that an archive of ours keeps; what it takes in memory is one line.</summary>
internal sealed class LineReader(Stream stream, string entry, long mostBytes) : IAsyncDisposable
{
    /// <summary>The longest line: a visit with its kernel profile is thousands of times smaller.</summary>
    private const int LongestLine = 64 << 20;

    private readonly PipeReader _pipe = PipeReader.Create(stream);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _bytes;

    /// <summary>Of the lines that were read.</summary>
    public string Sha256 => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <summary>The next line; null after the last.</summary>
    /// <exception cref="Networks.Errors.ProfilerException">It is too long, or not ended.</exception>
    public async Task<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadResult result = await _pipe.ReadAsync(cancellationToken);
            ReadOnlySequence<byte> buffer = result.Buffer;
            if (buffer.PositionOf((byte)'\n') is { } end)
            {
                byte[] line = buffer.Slice(0, buffer.GetPosition(1, end)).ToArray();
                _pipe.AdvanceTo(buffer.GetPosition(1, end));
                Count(line);
                return line;
            }

            if (result.IsCompleted)
            {
                return buffer.IsEmpty ? null : throw ArchiveFault.Damaged($"{entry} is cut off");
            }

            RequireBelow(buffer.Length, LongestLine);
            _pipe.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _pipe.CompleteAsync();
        _hash.Dispose();
    }

    private void Count(byte[] line)
    {
        _hash.AppendData(line);
        _bytes += line.Length;
        RequireBelow(_bytes, mostBytes);
    }

    private void RequireBelow(long bytes, long limit)
    {
        if (bytes > limit)
        {
            throw ArchiveFault.Damaged($"{entry} unpacks to far more than a backup holds");
        }
    }
}
