using Profiler.Cli.Commands.Measuring;
using Profiler.Networks.Catalog;

namespace Profiler.Cli.Commands.Comparison;

/// <summary>One network of a comparison.</summary>
/// <param name="SearchedFor">What its search minimised, such as "MACs"; null where no paper says.</param>
/// <param name="GigamacsPerSecond">MACs per second at the measured latency, in units of 1e9.</param>
/// <param name="Published">What its paper printed, on another device.</param>
public sealed record ComparedNetwork(
    MeasuredNetwork Measured, string? SearchedFor, double GigamacsPerSecond, PublishedFigures? Published);
