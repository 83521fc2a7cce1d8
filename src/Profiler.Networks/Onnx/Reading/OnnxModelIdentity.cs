using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Profiler.Networks.Onnx.Reading;

/// <summary>What a model is addressed by.</summary>
public static class OnnxModelIdentity
{
    private const int BufferBytes = 1 << 16;

    /// <summary>
    /// SHA-256 in lower-case hexadecimal. Without external data it is the hash of the file itself, as sha256sum prints it;
    /// with external data, the hash of the file followed, for every external file in the order of locations, by the
    /// lengths of location and content (64-bit little-endian each), the location in UTF-8, and the content.
    /// </summary>
    /// <exception cref="Errors.ProfilerException">A file was changed or removed since the model was read.</exception>
    public static string Compute(OnnxModel model)
    {
        Span<byte> lengths = stackalloc byte[2 * sizeof(long)];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            Append(hash, model.Path);
            foreach (OnnxExternalFile file in model.ExternalFiles)
            {
                byte[] location = Encoding.UTF8.GetBytes(file.Location);
                BinaryPrimitives.WriteInt64LittleEndian(lengths, location.Length);
                BinaryPrimitives.WriteInt64LittleEndian(lengths[sizeof(long)..], file.Bytes);
                hash.AppendData(lengths);
                hash.AppendData(location);
                Append(hash, file.FullPath);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw OnnxFileError.Invalid(model.Path, "it or its external data can no longer be read", "Check the files.", error);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        byte[] buffer = new byte[BufferBytes];
        for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            hash.AppendData(buffer, 0, read);
        }
    }
}
