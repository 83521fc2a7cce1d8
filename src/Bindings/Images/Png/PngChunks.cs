using System.Buffers.Binary;

namespace Profiler.Bindings.Images.Png;

/// <summary>The pieces that a PNG is made of: 8 bytes of signature, then length, type, data and checksum of each.</summary>
internal static class PngChunks
{
    private const int SignatureLength = 8;
    private const int Overhead = 12;

    /// <summary>What makes libpng change stored values: gamma, colour spaces, transparency.</summary>
    private static readonly uint[] Changing = [Type("gAMA"u8), Type("sRGB"u8), Type("iCCP"u8), Type("cHRM"u8), Type("tRNS"u8)];

    /// <summary>
    /// The same file without the chunks that change values, so that pixels are read as they are stored, as other readers
    /// of datasets do. What is no sequence of chunks is left as it is, for libpng to say so.
    /// </summary>
    public static byte[] WithoutConversions(byte[] file)
    {
        byte[] kept = new byte[file.Length];
        int length = Math.Min(SignatureLength, file.Length);
        file.AsSpan(0, length).CopyTo(kept);
        int position = length;
        while (position < file.Length)
        {
            ReadOnlySpan<byte> rest = file.AsSpan(position);
            long size = rest.Length < Overhead ? rest.Length : Overhead + (long)BinaryPrimitives.ReadUInt32BigEndian(rest);
            ReadOnlySpan<byte> chunk = rest[..(int)Math.Min(size, rest.Length)];
            if (chunk.Length < Overhead || !Changing.Contains(Type(chunk[4..])))
            {
                chunk.CopyTo(kept.AsSpan(length));
                length += chunk.Length;
            }

            position += chunk.Length;
        }

        return length == file.Length ? file : kept[..length];
    }

    private static uint Type(ReadOnlySpan<byte> name) => BinaryPrimitives.ReadUInt32BigEndian(name);
}
