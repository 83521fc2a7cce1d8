using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Surrogates.Trees;

/// <summary>
/// A library's model behind a line of ours that says whose it is and what it must hash to. The libraries trust what they
/// read: XGBoost can end the process on damaged bytes, so they see only what is whole.
/// </summary>
/// <param name="Library">The trainer's name.</param>
/// <param name="Columns">Features a row.</param>
/// <param name="Model">The library's own portable format.</param>
public sealed record SealedModel(string Library, int Columns, ReadOnlyMemory<byte> Model)
{
    private const string Mark = "profiler-trees 1";

    /// <summary>The line's words: the mark's two, library, columns, length, hash.</summary>
    private const int Words = 6;

    /// <summary>What the line can be at most, with room to spare: a file without an end of line is none of ours.</summary>
    private const int LongestLine = 200;

    private const string Again = "Train it anew.";

    public byte[] ToBytes() => [.. Encoding.ASCII.GetBytes(Line()), .. Model.Span];

    /// <exception cref="ProfilerException">The bytes are damaged (InvalidFile), or of another library (Mismatch).</exception>
    public static SealedModel Read(ReadOnlyMemory<byte> bytes, string library)
    {
        SealedModel model = Parse(bytes, out int length);
        if (model.Model.Length != length)
        {
            throw Damaged($"it has {model.Model.Length} bytes, not the {length} that it was written with");
        }

        // The line is composed again rather than taken apart further, so that no byte of it goes unchecked.
        if (!Encoding.ASCII.GetBytes(model.Line()).AsSpan().SequenceEqual(bytes.Span[..^length]))
        {
            throw Damaged("its bytes do not match its checksum");
        }

        return model.Library == library
            ? model
            : throw new ProfilerException(
                ErrorCode.Mismatch, $"The model of trees is {model.Library}'s, which {library} cannot read.", $"Train it anew with {library}.");
    }

    private static SealedModel Parse(ReadOnlyMemory<byte> bytes, out int length)
    {
        if (bytes.IsEmpty)
        {
            throw Damaged("it is empty");
        }

        int end = bytes.Span[..Math.Min(bytes.Length, LongestLine)].IndexOf((byte)'\n');
        string line = Encoding.Latin1.GetString(bytes.Span[..Math.Max(end, 0)]);
        string[] words = line.Split(' ');
        length = 0;
        bool isLine = line.StartsWith(Mark, StringComparison.Ordinal) && words.Length == Words
            && int.TryParse(words[3], NumberStyles.None, CultureInfo.InvariantCulture, out _)
            && int.TryParse(words[4], NumberStyles.None, CultureInfo.InvariantCulture, out length);
        return isLine
            ? new SealedModel(words[2], int.Parse(words[3], CultureInfo.InvariantCulture), bytes[(end + 1)..])
            : throw Damaged($"it does not begin with the line '{Mark} …'");
    }

    private string Line()
    {
        string described = string.Create(CultureInfo.InvariantCulture, $"{Mark} {Library} {Columns} {Model.Length} ");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(described));
        hash.AppendData(Model.Span);
        return $"{described}{Convert.ToHexStringLower(hash.GetHashAndReset())}\n";
    }

    private static ProfilerException Damaged(string why) => new(ErrorCode.InvalidFile, $"The model of trees is damaged: {why}.", Again);
}
