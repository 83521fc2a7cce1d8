using System.Globalization;
using Profiler.Measurement.Plans;

namespace Profiler.Fleet.Surrogates.Sampling;

/// <summary>How the items of a training are named: w03/residual.t1.12, and with -profile behind it.</summary>
internal static class WaveItems
{
    private const string ProfileSuffix = "-profile";

    public static string Timed(int wave, SampleName name) => $"w{wave:D2}/{name}";

    public static string Profiled(int wave, SampleName name) => Timed(wave, name) + ProfileSuffix;

    public static bool IsOf(int wave, string item) => item.StartsWith($"w{wave:D2}/", StringComparison.Ordinal);

    /// <summary>The networks of each wave that a job has begun, in the order they were stated.</summary>
    public static SampleName[][] Begun(IEnumerable<MeasurementItem> items) =>
    [
        .. items.Where(item => !item.Profiled).Select(item => item.Id.Split('/'))
            .GroupBy(parts => int.Parse(parts[0].AsSpan(1), CultureInfo.InvariantCulture))
            .OrderBy(wave => wave.Key)
            .Select(wave => wave.Select(parts => SampleName.TryParse(parts[1])!).ToArray()),
    ];
}
