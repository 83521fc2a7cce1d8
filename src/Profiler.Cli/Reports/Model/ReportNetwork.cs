using Profiler.Measurement.Statistics;
using Profiler.Networks.Catalog;

namespace Profiler.Cli.Reports.Model;

/// <summary>A network in a comparison.</summary>
/// <param name="Family">Networks of one family are joined in the plot, such as "small"; null for none.</param>
/// <param name="SearchedFor">What its search minimised, such as "MACs"; null where none did.</param>
/// <param name="Measured">Null where it was not measured.</param>
/// <param name="Grade">The measurement's grade; null where it was not measured.</param>
/// <param name="Estimated">What the cost model answers; null where it was not asked.</param>
/// <param name="Published">What its paper printed, on another device.</param>
public sealed record ReportNetwork(
    string Name,
    string? Family,
    string? SearchedFor,
    long Macs,
    long Parameters,
    ReportInterval? Measured,
    Grade? Grade,
    ReportInterval? Estimated,
    PublishedFigures? Published)
{
    /// <summary>MACs per second at the measured latency, in units of 1e9.</summary>
    public double? GigamacsPerSecond => Measured is { Ms: > 0 } measured ? Macs / (measured.Ms * 1e6) : null;
}
