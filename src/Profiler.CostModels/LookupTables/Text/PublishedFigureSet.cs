using System.Collections.Immutable;

namespace Profiler.CostModels.LookupTables.Text;

/// <summary>
/// Figures of a publication. A type of its own, without a target or intervals: nothing that takes measurements
/// can take these by mistake.
/// </summary>
/// <param name="Device">The device as the publication names it.</param>
/// <param name="Input">The input shape of the latencies, such as 1x3x1024x2048.</param>
/// <param name="Dataset">What the accuracy was measured on.</param>
/// <param name="Source">The publication.</param>
public sealed record PublishedFigureSet(
    string Device, string Input, string Dataset, string Source, ImmutableArray<PublishedFigure> Figures);
