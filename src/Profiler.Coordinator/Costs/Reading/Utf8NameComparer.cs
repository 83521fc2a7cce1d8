using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Profiler.Coordinator.Costs.Reading;

/// <summary>Lets a dictionary of names be asked with the bytes of a request, so that a look-up makes no string.</summary>
internal sealed class Utf8NameComparer : IEqualityComparer<string>, IAlternateEqualityComparer<ReadOnlySpan<byte>, string>
{
    /// <summary>Longer than any name that is known here, and short enough for the stack.</summary>
    private const int MaxStackBytes = 512;

    public static Utf8NameComparer Instance { get; } = new();

    public bool Equals(string? x, string? y) => string.Equals(x, y, StringComparison.Ordinal);

    public bool Equals(ReadOnlySpan<byte> alternate, string other)
    {
        if (alternate.Length < other.Length || Encoding.UTF8.GetByteCount(other) != alternate.Length)
        {
            return false;
        }

        Span<byte> bytes = alternate.Length <= MaxStackBytes ? stackalloc byte[MaxStackBytes] : new byte[alternate.Length];
        return alternate.SequenceEqual(bytes[..Encoding.UTF8.GetBytes(other, bytes)]);
    }

    public string Create(ReadOnlySpan<byte> alternate) => Encoding.UTF8.GetString(alternate);

    public int GetHashCode([DisallowNull] string obj)
    {
        int count = Encoding.UTF8.GetByteCount(obj);
        Span<byte> bytes = count <= MaxStackBytes ? stackalloc byte[MaxStackBytes] : new byte[count];
        return GetHashCode(bytes[..Encoding.UTF8.GetBytes(obj, bytes)]);
    }

    public int GetHashCode(ReadOnlySpan<byte> alternate)
    {
        var hash = default(HashCode);
        hash.AddBytes(alternate);
        return hash.ToHashCode();
    }
}
