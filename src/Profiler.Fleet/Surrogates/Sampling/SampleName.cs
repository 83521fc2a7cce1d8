using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Profiler.Fleet.Surrogates.Sampling;

/// <summary>
/// The name of a drawn network, such as residual.t1.12, from which alone it can be made again: nothing of it needs to
/// be kept, and an interrupted training finds its networks by their names.
/// </summary>
/// <param name="Seed">Of the training or validation; 0 for the hold-out, which is the same for all.</param>
/// <param name="Draw">Counts the family's networks of this use and seed, from 0.</param>
internal sealed record SampleName(string Family, SampleUse Use, int Seed, int Draw)
{
    private const string Letters = "thv";

    public static SampleName HeldOut(string family, int draw) => new(family, SampleUse.HeldOut, Seed: 0, draw);

    /// <returns>Null where the text is no such name.</returns>
    public static SampleName? TryParse(string text)
    {
        string[] parts = text.Split('.');
        return parts is [var family, { Length: > 1 } use, var draw]
            && Letters.IndexOf(use[0], StringComparison.Ordinal) is >= 0 and var letter
            && int.TryParse(use.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int seed)
            && int.TryParse(draw, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? new SampleName(family, (SampleUse)letter, seed, number)
            : null;
    }

    /// <summary>What the network is drawn by: names that differ in anything draw different networks.</summary>
    public int RandomSeed => BinaryPrimitives.ReadInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(ToString())));

    public override string ToString() => $"{Family}.{Letters[(int)Use]}{Seed}.{Draw}";
}
