using System.Text;

namespace Profiler.Search.Checkpoints;

/// <summary>
/// The safetensors layout: eight bytes with the header's length, little-endian; a JSON object with, for each tensor, type,
/// shape and where its data lies, and under __metadata__ strings; then the data without gaps. Ours starts with the
/// SHA-256 of everything after the length, in which its own digits count as zeros, because the layout has no check.
/// </summary>
internal static class SafeTensorsLayout
{
    public const string Float32 = "F32";
    public const string Int64 = "I64";
    public const string Format = "profiler-search-checkpoint/1";
    public const string FormatEntry = "format";
    public const string MetadataEntry = "__metadata__";
    public const string DigestEntry = "sha256";
    public const int DigestLength = 64;

    /// <summary>What every header of ours starts with, up to the digest's first digit.</summary>
    public static readonly byte[] Start = Encoding.ASCII.GetBytes($"{{\"{MetadataEntry}\":{{\"{DigestEntry}\":\"");

    /// <summary>The layout's own limit.</summary>
    public const long MaxHeaderBytes = 100_000_000;

    public static int SizeOf(string type) => type == Int64 ? sizeof(long) : sizeof(float);
}
