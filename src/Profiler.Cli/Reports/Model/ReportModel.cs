using System.Collections.Immutable;
using Profiler.CostModels.LookupTables;

namespace Profiler.Cli.Reports.Model;

/// <summary>Everything a report says. A part that is null or empty is left out of the page.</summary>
/// <param name="Headline">The answer in a sentence.</param>
/// <param name="Device">The device's name.</param>
/// <param name="Conditions">Device and conditions: processor, runtime, threads, load and what else holds for every number.</param>
/// <param name="Provenance">Where the numbers come from: versions, seeds, times, table identities.</param>
public sealed record ReportModel(
    string Title,
    string Headline,
    string Device,
    DateTimeOffset CreatedAt,
    ImmutableArray<ReportFact> Conditions,
    ReportComparison? Comparison,
    LookupTable? Table,
    ReportValidation? Validation,
    ImmutableArray<ReportFact> Provenance);
