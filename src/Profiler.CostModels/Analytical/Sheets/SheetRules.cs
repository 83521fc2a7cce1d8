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
        if (document.Schema != SheetDocument.CurrentSchema)
        {
            throw new ProfilerException(
                ErrorCode.Mismatch, $"{origin} is of the schema '{document.Schema}', not {SheetDocument.CurrentSchema}.", "Take the data sheet that belongs to this program.");
        }

        var check = new SheetCheck(document, origin);
        RequireSpecifications(document.Specifications, check);
        RequireOfAgents(document, check);
    }

    private static void RequireSpecifications(SheetDocument.Specification own, SheetCheck check)
    {
        check.That(own.Year is >= FirstYear and <= LastYear, "specifications.year", $"is from {FirstYear} to {LastYear}");
        check.That(own.Peaks is { IsDefaultOrEmpty: false }, "specifications.peaks", "has at least one rate");
        foreach (PeakRate peak in own.Peaks)
        {
            string field = $"specifications.peaks, {peak.Precision}";
            check.That(Precisions.Names.Contains(peak.Precision), field, $"is one of {string.Join(", ", Precisions.Names)}");
            check.That(own.Peaks.Count(other => other.Precision == peak.Precision) == 1, field, "stands there once");
            check.That(IsPositive(peak.Gflops), $"{field}, gflops", "is above 0");
            check.Source(peak.Source, field);
        }

        check.That(IsPositive(own.BandwidthGbPerS.Value), "specifications.bandwidthGbPerS", "is above 0");
        check.Source(own.BandwidthGbPerS.Source, "specifications.bandwidthGbPerS");
        check.That(own.LaunchMicroseconds.Value is >= 0 and < double.PositiveInfinity, "specifications.launchMicroseconds", "is at least 0");
        check.Source(own.LaunchMicroseconds.Source, "specifications.launchMicroseconds");
        if (own.PowerWatts is { } power)
        {
            check.That(IsPositive(power.Low) && power.High >= power.Low, "specifications.powerWatts", "goes from a low end above 0 to a high one");
            check.Source(power.Source, "specifications.powerWatts");
        }

        if (own.PublishedRatio is { } ratio)
        {
            check.That(IsPositive(ratio.FlopPerByte), "specifications.publishedRatio", "is above 0");
            check.That(own.Peaks.Any(peak => peak.Precision == ratio.Precision), "specifications.publishedRatio", "is of a precision that has a peak");
            check.Source(ratio.Source, "specifications.publishedRatio");
        }
    }

    private static void RequireOfAgents(SheetDocument document, SheetCheck check)
    {
        if (document.RecognisedBy is { } marks)
        {
            check.That(
                marks.Otherwise || marks.Compatible is { IsDefaultOrEmpty: false } || marks.GpuNames is { IsDefaultOrEmpty: false },
                "recognisedBy", "has at least one mark");
        }

        if (document.Power is { } supplies)
        {
            check.That(SheetPower.Interfaces.Contains(supplies.Interface), "power.interface", $"is one of {string.Join(", ", SheetPower.Interfaces)}");
            check.Names(supplies.WholeBoard, "power.wholeBoard", isNeeded: true);
            check.Names(supplies.Apart, "power.apart", isNeeded: false);
            check.That(
                supplies.Apart.IsDefault || !supplies.Apart.Intersect(supplies.WholeBoard, StringComparer.OrdinalIgnoreCase).Any(),
                "power.apart", "has no rail of the whole board");
            check.Source(supplies.Source, "power");
        }

        check.Names(document.ThermalZones, "thermalZones", isNeeded: false);
        foreach (SheetPowerMode mode in document.PowerModes.IsDefault ? [] : document.PowerModes)
        {
            string field = $"powerModes, {mode.Name}";
            check.That(mode.Id >= 0 && document.PowerModes.Count(other => other.Id == mode.Id || other.Name == mode.Name) == 1, field, "has an id and a name of its own");
            check.That(mode.Watts is null || IsPositive(mode.Watts.Value), field, "has a budget above 0, or none");
            check.Source(mode.Source, field);
        }
    }

    private static bool IsPositive(double value) => value is > 0 and < double.PositiveInfinity;
}
