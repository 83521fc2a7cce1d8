using Profiler.Networks.Errors;

namespace Profiler.CostModels.Analytical.Sheets;

/// <summary>What the numbers of a data sheet must be.</summary>
internal static class SheetRules
{
    private const int FirstYear = 1990;
    private const int LastYear = 2100;

    /// <exception cref="ProfilerException">A number is not in its range, or its source is not there.</exception>
    public static void Require(SheetDocument document, string origin)
    {
        SheetDocument.Specification own = document.Specifications;
        if (document.Schema != SheetDocument.CurrentSchema)
        {
            throw new ProfilerException(
                ErrorCode.Mismatch, $"{origin} is of the schema '{document.Schema}', not {SheetDocument.CurrentSchema}.", "Take the data sheet that belongs to this program.");
        }

        Check(own.Year is >= FirstYear and <= LastYear, "specifications.year", $"is from {FirstYear} to {LastYear}");
        Check(own.Peaks is { IsDefaultOrEmpty: false }, "specifications.peaks", "has at least one rate");
        foreach (PeakRate peak in own.Peaks)
        {
            string field = $"specifications.peaks, {peak.Precision}";
            Check(Precisions.Names.Contains(peak.Precision), field, $"is one of {string.Join(", ", Precisions.Names)}");
            Check(own.Peaks.Count(other => other.Precision == peak.Precision) == 1, field, "stands there once");
            Check(IsPositive(peak.Gflops), $"{field}, gflops", "is above 0");
            CheckSource(peak.Source, field);
        }

        Check(IsPositive(own.BandwidthGbPerS.Value), "specifications.bandwidthGbPerS", "is above 0");
        CheckSource(own.BandwidthGbPerS.Source, "specifications.bandwidthGbPerS");
        Check(own.LaunchMicroseconds.Value is >= 0 and < double.PositiveInfinity, "specifications.launchMicroseconds", "is at least 0");
        CheckSource(own.LaunchMicroseconds.Source, "specifications.launchMicroseconds");
        if (own.PowerWatts is { } power)
        {
            Check(IsPositive(power.Low) && power.High >= power.Low, "specifications.powerWatts", "goes from a low end above 0 to a high one");
            CheckSource(power.Source, "specifications.powerWatts");
        }

        if (own.PublishedRatio is { } ratio)
        {
            Check(IsPositive(ratio.FlopPerByte), "specifications.publishedRatio", "is above 0");
            Check(own.Peaks.Any(peak => peak.Precision == ratio.Precision), "specifications.publishedRatio", "is of a precision that has a peak");
            CheckSource(ratio.Source, "specifications.publishedRatio");
        }

        void Check(bool isMet, string field, string rule)
        {
            if (!isMet)
            {
                throw new ProfilerException(
                    ErrorCode.InvalidFile, $"{origin}: {field} is not as it must be: it {rule}.", "device-agents/boards/README.md describes every field.");
            }
        }

        void CheckSource(string source, string field) =>
            Check(document.Sources.ContainsKey(source), field, $"names a source of the file, and '{source}' is none");
    }

    private static bool IsPositive(double value) => value is > 0 and < double.PositiveInfinity;
}
