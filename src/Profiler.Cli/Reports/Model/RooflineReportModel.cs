using System.Collections.Immutable;

namespace Profiler.Cli.Reports.Model;

/// <summary>A network on boards by their data sheets.</summary>
/// <param name="Input">The shape that it was laid out for.</param>
public sealed record RooflineReportModel(
    string Network, string Input, DateTimeOffset WrittenAt, ImmutableArray<BoardRoofline> Boards);
