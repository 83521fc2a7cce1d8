using System.Collections.Immutable;
using Profiler.CostModels.Analytical;
using Profiler.CostModels.Analytical.Sheets;

namespace Profiler.Cli.Commands.Analytical;

/// <summary>A board's data sheet at one precision.</summary>
/// <param name="Gflops">The peak rate, a multiply-accumulate being two operations.</param>
/// <param name="FlopPerByte">The peak rate over the bandwidth.</param>
/// <param name="PublishedFlopPerByte">The same as somebody printed it; null where nobody did at this precision.</param>
/// <param name="LaunchMicroseconds">Of one kernel.</param>
/// <param name="LowWatts">Null where nobody says what power the board takes.</param>
/// <param name="Sources">What each number rests on, in words.</param>
public sealed record BoardFigures(
    string Board,
    string Title,
    int Year,
    string Memory,
    string Precision,
    string Arithmetic,
    double Gflops,
    double BandwidthGbPerS,
    double FlopPerByte,
    double? PublishedFlopPerByte,
    double LaunchMicroseconds,
    double? LowWatts,
    double? HighWatts,
    ImmutableArray<string> Sources)
{
    public static BoardFigures Of(RooflineModel model)
    {
        (DeviceSheet sheet, PeakRate peak) = (model.Sheet, model.Peak);
        return new BoardFigures(
            sheet.Name,
            sheet.Title,
            sheet.Year,
            sheet.Memory,
            peak.Precision,
            peak.Arithmetic,
            peak.Gflops,
            sheet.BandwidthGbPerS.Value,
            model.FlopPerByte,
            model.PublishedFlopPerByte,
            sheet.LaunchMicroseconds.Value,
            sheet.PowerWatts?.Low,
            sheet.PowerWatts?.High,
            SheetWords.Sources(model));
    }
}
