using System.Collections.Immutable;

namespace Profiler.CostModels.Analytical.Sheets;

/// <summary>A board.json as it stands in the file. Marks, power, zones and modes are the agent's; here they are checked.</summary>
internal sealed record SheetDocument(
    string Schema,
    string Title,
    SheetDocument.Specification Specifications,
    ImmutableSortedDictionary<string, SheetSource> Sources,
    SheetMarks? RecognisedBy = null,
    SheetPower? Power = null,
    ImmutableArray<string> ThermalZones = default,
    ImmutableArray<SheetPowerMode> PowerModes = default)
{
    public const string CurrentSchema = "profiler-board/1";

    internal sealed record Specification(
        int Year,
        string Memory,
        ImmutableArray<PeakRate> Peaks,
        SheetValue BandwidthGbPerS,
        SheetValue LaunchMicroseconds,
        SheetRange? PowerWatts = null,
        PublishedRatio? PublishedRatio = null);
}
