using System.Security.Cryptography;

namespace Profiler.Store.Backups;

/// <summary>The lines of an entry, within the limits that an archive of ours keeps; what it takes in memory is one line.</summary>
internal sealed class LineReader(Stream stream, string entry, long mostBytes) : IAsyncDisposable
{
    /// <summary>The longest line: a visit with its kernel profile is thousands of times smaller.</summary>
    private const int LongestLine = 64 << 20;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private long _bytes;

    /// <summary>Of the lines that were read.</summary>
    public string Sha256 => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <summary>The next line; null after the last.</summary>
    /// <exception cref="Networks.Errors.ProfilerException">It is too long, or not ended.</exception>
    public async Task<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        int searched = 0;
        while (true)
        {
            int found = _buffer.AsSpan((_start + searched).._end).IndexOf((byte)'\n');
            if (found >= 0)
            {
                return Take(searched + found + 1);
            }

            // What was searched is not searched again: a line of n bytes costs n steps, not n squared.
            searched = _end - _start;
            if (!await FillAsync(cancellationToken))
            {
                return searched == 0 ? null : throw ArchiveFault.Damaged($"{entry} is cut off");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        _hash.Dispose();
    }

    private byte[] Take(int length)
    {
        RequireBelow(length, LongestLine);
        byte[] line = _buffer[_start..(_start + length)];
        _start += length;
        _hash.AppendData(line);
        _bytes += length;
        RequireBelow(_bytes, mostBytes);
        return line;
    }

    /// <returns>False at the end.</returns>
    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        int kept = _end - _start;
        RequireBelow(kept, LongestLine);
        byte[] target = kept > _buffer.Length / 2 ? new byte[2 * _buffer.Length] : _buffer;
        Buffer.BlockCopy(_buffer, _start, target, 0, kept);
        (_buffer, _start, _end) = (target, 0, kept);
        int read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read;
        return read > 0;
    }

    private void RequireBelow(long bytes, long limit)
    {
        if (bytes > limit)
        {
            throw ArchiveFault.TooLarge(entry);
        }
    }
}
