using System.Buffers;
using System.Buffers.Text;

namespace Profiler.Coordinator.Costs.Answering;

/// <summary>JSON text in one pooled array that grows: numbers go straight in as digits.</summary>
internal struct Utf8Output : IDisposable
{
    /// <summary>Digits after the point: 0.1 microseconds, the resolution of lookup tables.</summary>
    private const int Decimals = 4;
    private const double Scale = 10_000;
    private const int LongestNumber = 32;

    /// <summary>Above this a double no longer has four exact decimals.</summary>
    private const double MaxFixed = 1e11;

    private byte[] _bytes;
    private int _length;

    public Utf8Output(int capacity)
    {
        _bytes = ArrayPool<byte>.Shared.Rent(capacity);
        _length = 0;
    }

    public readonly ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void Text(ReadOnlySpan<byte> utf8)
    {
        Reserve(utf8.Length);
        utf8.CopyTo(_bytes.AsSpan(_length));
        _length += utf8.Length;
    }

    public void Byte(byte value)
    {
        Reserve(1);
        _bytes[_length++] = value;
    }

    public void Integer(long value)
    {
        Reserve(LongestNumber);
        Utf8Formatter.TryFormat(value, _bytes.AsSpan(_length), out int written);
        _length += written;
    }

    /// <summary>A number with four decimals, rounded to the nearest.</summary>
    /// <param name="value">Finite and at least 0.</param>
    public void Fixed(double value) => Digits(value, Math.Round(value * Scale));

    /// <summary>A share of 0 to 1 with four decimals, rounded down: less than everything never reads as 1.</summary>
    public void Share(double value) => Digits(value, Math.Floor(value * Scale));

    /// <summary>Bytes as lower-case hexadecimal digits.</summary>
    public void Hex(ReadOnlySpan<byte> values)
    {
        Reserve(values.Length * 2);
        Convert.TryToHexStringLower(values, _bytes.AsSpan(_length), out int written);
        _length += written;
    }

    public void Dispose()
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = [];
        }
    }

    private void Digits(double value, double scaled)
    {
        Reserve(LongestNumber);
        int written;
        if (scaled > MaxFixed * Scale)
        {
            Utf8Formatter.TryFormat(value, _bytes.AsSpan(_length), out written);
            _length += written;
            return;
        }

        (ulong whole, ulong rest) = Math.DivRem((ulong)scaled, (ulong)Scale);
        Utf8Formatter.TryFormat(whole, _bytes.AsSpan(_length), out written);
        Span<byte> tail = _bytes.AsSpan(_length + written, Decimals + 1);
        tail[0] = (byte)'.';
        for (int i = Decimals; i > 0; i--)
        {
            (rest, ulong digit) = Math.DivRem(rest, 10);
            tail[i] = (byte)('0' + digit);
        }

        _length += written + tail.Length;
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - _length >= count)
        {
            return;
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + count));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
