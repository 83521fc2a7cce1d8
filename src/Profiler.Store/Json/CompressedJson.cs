using System.IO.Compression;

namespace Profiler.Store.Json;

/// <summary>How large records are kept in columns of bytes: JSON compressed with gzip.</summary>
internal static class CompressedJson
{
    public static byte[] Write<T>(T value)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(StoreJson.WriteUtf8(value));
        }

        return compressed.ToArray();
    }

    public static T Read<T>(byte[] compressed)
    {
        using var gzip = new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress);
        return StoreJson.Read<T>(gzip);
    }
}
