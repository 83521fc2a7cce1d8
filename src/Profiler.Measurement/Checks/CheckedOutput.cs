using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Profiler.Measurement.Checks;

/// <summary>What a model put out for a known input, short enough to be compared with what is expected.</summary>
/// <param name="Sha256">Of the values in fp32, little-endian; two runtimes seldom agree to the last bit.</param>
/// <param name="Mean">Of the finite values, as are the other statistics; 0 where none is finite.</param>
/// <param name="StandardDeviation">Of the finite values as a whole population.</param>
/// <param name="NonFinite">How many values are infinite or not a number.</param>
/// <param name="First">The first values in row-major order; null in place of one that is not finite.</param>
public sealed record CheckedOutput(
    string Name,
    ImmutableArray<long> Dimensions,
    string Sha256,
    double Mean,
    double StandardDeviation,
    double Minimum,
    double Maximum,
    int NonFinite,
    ImmutableArray<double?> First)
{
    /// <summary>How many of an output's values travel.</summary>
    public const int FirstCount = 32;

    public static CheckedOutput Of(string name, IEnumerable<long> dimensions, ReadOnlySpan<float> values)
    {
        double[] finite = [.. values.ToArray().Where(float.IsFinite).Select(value => (double)value)];
        double mean = finite.DefaultIfEmpty().Average();
        return new CheckedOutput(
            name,
            [.. dimensions],
            Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(values))),
            mean,
            Math.Sqrt(finite.Select(value => (value - mean) * (value - mean)).DefaultIfEmpty().Average()),
            finite.DefaultIfEmpty().Min(),
            finite.DefaultIfEmpty().Max(),
            values.Length - finite.Length,
            [.. values[..Math.Min(FirstCount, values.Length)].ToArray().Select(value => float.IsFinite(value) ? value : (double?)null)]);
    }
}
