using System.Collections.Immutable;
using Profiler.CostModels.LookupTables;

namespace Profiler.Cli.Commands.LookupTables;

/// <summary>Two tables side by side.</summary>
/// <param name="SubjectDifferences">Space, input or method in which they differ.</param>
/// <param name="TargetDifferences">Fields of the target in which they differ.</param>
/// <param name="MedianRelative">
/// The median of |after - before| over their mean, a fraction, of entries above <paramref name="ThresholdMs"/>; null where there are none.
/// </param>
/// <param name="OnlyInBefore">(slot, candidate) pairs that the second table lacks.</param>
/// <param name="OnlyInAfter">(slot, candidate) pairs that the first table lacks.</param>
/// <param name="Entries">Pairs that both have, by slot.</param>
public sealed record DifferingTables(
    string Before,
    string After,
    ImmutableArray<string> SubjectDifferences,
    ImmutableArray<string> TargetDifferences,
    double? MedianRelative,
    double ThresholdMs,
    int EntriesAboveThreshold,
    int OnlyInBefore,
    int OnlyInAfter,
    FixedCosts FixedBefore,
    FixedCosts FixedAfter,
    ImmutableArray<DifferingEntry> Entries)
{
    public static DifferingTables Of(LookupTable before, LookupTable after, TableDiff diff) => new(
        before.Id,
        after.Id,
        diff.SubjectDifferences,
        diff.TargetDifferences,
        diff.MedianRelative,
        TableDiff.ThresholdMs,
        diff.EntriesAboveThreshold,
        diff.OnlyInBefore,
        diff.OnlyInAfter,
        diff.FixedBefore,
        diff.FixedAfter,
        [.. diff.Entries.Select(DifferingEntry.From)]);
}
