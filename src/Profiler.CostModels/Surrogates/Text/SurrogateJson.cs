using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Profiler.CostModels.LookupTables.Text;
using Profiler.CostModels.Surrogates.Building;
using Profiler.CostModels.Surrogates.Coverage;
using Profiler.CostModels.Surrogates.Features;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Surrogates.Text;

/// <summary>Writes and reads the document.</summary>
internal static class SurrogateJson
{
    /// <summary>The version of the document and of the meaning of its fields.</summary>
    public const string Schema = "profiler-surrogate/2";
    private const string Advice = "Take the file from where it was made again, or train the surrogate anew.";

    public static string Write(SurrogateContent content, byte[] trees)
    {
        SurrogateFields unsealed = Fields(content, trees);
        string checksum = ChecksumOf(unsealed);
        return TextJson.Write(unsealed with { Id = IdOf(checksum), Sha256 = checksum });
    }

    public static string IdOf(SurrogateContent content, byte[] trees) => IdOf(ChecksumOf(Fields(content, trees)));

    /// <exception cref="ProfilerException">The document is damaged, of another schema, or of other features.</exception>
    public static (SurrogateContent Content, byte[] Trees) Read(string json, string origin)
    {
        TextJson.RequireSchema(json, origin, Schema, "Use the program that wrote the surrogate, or train it anew.");
        SurrogateFields fields = TextJson.Read<SurrogateFields>(json, origin, Advice);
        string checksum = ChecksumOf(fields with { Id = null, Sha256 = null });
        if (fields.Sha256 != checksum || fields.Id != IdOf(checksum))
        {
            throw new ProfilerException(
                ErrorCode.InvalidFile, $"{origin} was changed after it was written: its checksum is {fields.Sha256}, its content has {checksum}.", Advice);
        }

        if (fields.FeatureVersion != FeatureSchema.Version)
        {
            throw new ProfilerException(
                ErrorCode.Mismatch,
                $"{origin}: the trees are grown on version {fields.FeatureVersion} of the kernels' features; this program computes version {FeatureSchema.Version}.",
                "Train the surrogate anew; its samples can be used again.");
        }

        return (ContentOf(fields, origin), Bytes(fields.Trees, origin, "trees"));
    }

    private static SurrogateFields Fields(SurrogateContent content, byte[] trees) => new(
        Schema,
        Id: null,
        Sha256: null,
        content.Subject.Target,
        content.Subject.Setting,
        content.Seed,
        content.FeatureVersion,
        content.Trainer,
        content.Networks,
        content.Kernels,
        content.HeldOut,
        content.LeftOutFamilies,
        content.Calibration,
        content.Interval,
        content.Lines.All,
        [.. content.Lines.Kinds.Select(kind => new LineFields(kind.Key, kind.Value))],
        content.Subject.Provenance,
        new RegionFields(
            content.CoverageRadius,
            [.. content.Region.Operators],
            [.. content.Region.Kinds.Select(kind => new KindFields(kind.Key, Text(kind.Value.Points)))]),
        Convert.ToBase64String(trees),
        content.Energy);

    private static SurrogateContent ContentOf(SurrogateFields fields, string origin) => new(
        new SurrogateSubject(fields.Target, fields.Setting, fields.Provenance),
        fields.Seed,
        fields.FeatureVersion,
        fields.Trainer,
        fields.Networks,
        fields.Kernels,
        fields.Calibration,
        fields.Interval,
        fields.Samples.CoverageRadius,
        new WorkLines(fields.UnseenOperators, fields.Lines.Select(line => KeyValuePair.Create(line.Kind, line.Line))),
        new SampledRegion(
            fields.Samples.Operators, fields.Samples.Kinds.Select(kind => KeyValuePair.Create(kind.Kind, Region(kind, origin)))),
        fields.HeldOut,
        fields.LeftOutFamilies,
        fields.Energy);

    private static KindRegion Region(KindFields kind, string origin)
    {
        byte[] bytes = Bytes(kind.Points, origin, $"samples.kinds.{kind.Kind}");
        const int point = KernelPlace.Dimensions * sizeof(float);
        if (bytes.Length == 0 || bytes.Length % point != 0)
        {
            throw new ProfilerException(
                ErrorCode.InvalidFile, $"{origin} at samples.kinds.{kind.Kind}: {bytes.Length} bytes are no points of {point}.", Advice);
        }

        float[] points = new float[bytes.Length / sizeof(float)];
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
        }

        return new KindRegion(points);
    }

    private static string Text(ReadOnlySpan<float> points)
    {
        byte[] bytes = new byte[points.Length * sizeof(float)];
        for (int i = 0; i < points.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), points[i]);
        }

        return Convert.ToBase64String(bytes);
    }

    private static byte[] Bytes(string base64, string origin, string field)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException error)
        {
            throw new ProfilerException(ErrorCode.InvalidFile, $"{origin} at {field}: {error.Message}", Advice, error);
        }
    }

    private static string ChecksumOf(SurrogateFields unsealed) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TextJson.Write(unsealed))));

    private static string IdOf(string checksum) => checksum[..16];
}
