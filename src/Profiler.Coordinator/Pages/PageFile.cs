using System.IO.Compression;
using System.Security.Cryptography;

namespace Profiler.Coordinator.Pages;

/// <summary>A file of the pages, as it was built.</summary>
internal sealed class PageFile
{
    private readonly Lazy<byte[]> _compressed;

    public PageFile(string path, byte[] content)
    {
        Path = path;
        Content = content;
        ContentType = System.IO.Path.GetExtension(path) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => "application/octet-stream",
        };
        ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16))}\"";
        _compressed = new Lazy<byte[]>(() => Compress(content));
    }

    /// <summary>Below the pages' folder, with slashes: "index.html", "assets/….js".</summary>
    public string Path { get; }

    public byte[] Content { get; }

    public string ContentType { get; }

    public string ETag { get; }

    /// <summary>By gzip: browsers take Brotli over https only, and boards' networks are often plain http.</summary>
    public byte[] Compressed => _compressed.Value;

    private static byte[] Compress(byte[] content)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.SmallestSize))
        {
            gzip.Write(content);
        }

        return output.ToArray();
    }
}
