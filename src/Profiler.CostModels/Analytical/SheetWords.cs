using System.Collections.Immutable;
using Profiler.CostModels.Analytical.Sheets;

namespace Profiler.CostModels.Analytical;

/// <summary>Where a model's numbers come from, in words.</summary>
public static class SheetWords
{
    public static ImmutableArray<string> Sources(RooflineModel model) =>
    [
        Source(model.Sheet, $"peak rate at {model.Peak.Precision}", model.Peak.Source),
        Source(model.Sheet, "bandwidth", model.Sheet.BandwidthGbPerS.Source),
        Source(model.Sheet, "launch", model.Sheet.LaunchMicroseconds.Source),
    ];

    private static string Source(DeviceSheet sheet, string what, string key)
    {
        SheetSource source = sheet.Sources[key];
        string kind = source.Kind == SourceKind.DataSheet ? "data sheet" : source.Kind.ToString().ToLowerInvariant();
        return $"{what}: {kind}. {source.Text}.";
    }
}
