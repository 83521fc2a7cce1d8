using System.Collections.Immutable;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Analytical.Sheets;

/// <summary>What is known of a board family on paper; device-agents/boards/README.md describes the file.</summary>
/// <param name="Name">The folder's name, by which commands know it.</param>
/// <param name="Fingerprint">The first 12 hexadecimal digits of the SHA-256 of the file's text.</param>
/// <param name="Peaks">At most one a precision; the first is the one that the board is known for.</param>
/// <param name="BandwidthGbPerS">Between memory and processor, in 1e9 bytes a second.</param>
/// <param name="LaunchMicroseconds">What starting a kernel costs beside what it does.</param>
/// <param name="PowerWatts">Null where nobody says it.</param>
/// <param name="PublishedRatio">Null where nobody printed one.</param>
/// <param name="Sources">By the keys that the numbers name.</param>
public sealed record DeviceSheet(
    string Name,
    string Title,
    string Fingerprint,
    int Year,
    string Memory,
    ImmutableArray<PeakRate> Peaks,
    SheetValue BandwidthGbPerS,
    SheetValue LaunchMicroseconds,
    SheetRange? PowerWatts,
    PublishedRatio? PublishedRatio,
    ImmutableSortedDictionary<string, SheetSource> Sources)
{
    /// <param name="precision">Null for the one that the board is known for.</param>
    /// <exception cref="ProfilerException">Nothing is known of it at this precision; the message has those that are.</exception>
    public PeakRate PeakAt(string? precision) => precision is null
        ? Peaks[0]
        : Peaks.FirstOrDefault(peak => peak.Precision == precision) ?? throw new ProfilerException(
            ErrorCode.UnknownName,
            $"The board '{Name}' has no peak rate at {precision}; its data sheet has {string.Join(", ", Peaks.Select(peak => peak.Precision))}.",
            $"Choose one of those, or add the rate with its source to a copy of device-agents/boards/{Name}/board.json and name that file.");

    /// <summary>Operations for each byte of memory traffic at which both limits meet.</summary>
    public double FlopPerByte(PeakRate peak) => peak.Gflops / BandwidthGbPerS.Value;
}
