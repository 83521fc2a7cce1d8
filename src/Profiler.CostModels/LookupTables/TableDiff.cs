using System.Collections.Immutable;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.LookupTables;

/// <summary>How two tables differ.</summary>
/// <param name="SubjectDifferences">Space, definition, input or method, where the comparison was asked for in spite of them.</param>
/// <param name="TargetDifferences">Fields in which the first table's target differs from the second's.</param>
/// <param name="Entries">Pairs that both tables have, in the first table's order.</param>
/// <param name="OnlyInBefore">How many pairs the second table lacks.</param>
/// <param name="OnlyInAfter">How many pairs the first table lacks.</param>
public sealed record TableDiff(
    ImmutableArray<string> SubjectDifferences,
    ImmutableArray<string> TargetDifferences,
    ImmutableArray<EntryDifference> Entries,
    int OnlyInBefore,
    int OnlyInAfter,
    FixedCosts FixedBefore,
    FixedCosts FixedAfter)
{
    /// <summary>
    /// Entries of this mean or less are left out of <see cref="MedianRelative"/>: they are a few timer ticks, and
    /// of no weight in a network.
    /// </summary>
    public const double ThresholdMs = 0.05;

    /// <summary>Entries above <see cref="ThresholdMs"/>.</summary>
    public int EntriesAboveThreshold => Entries.Count(entry => entry.MeanMs > ThresholdMs);

    /// <summary>The median of |relative difference| over entries above the threshold, as a fraction; null where there are none.</summary>
    public double? MedianRelative
    {
        get
        {
            double[] sizes = [.. Entries.Where(entry => entry.MeanMs > ThresholdMs).Select(entry => Math.Abs(entry.Relative)).Order()];
            return sizes.Length == 0 ? null : (sizes[(sizes.Length - 1) / 2] + sizes[sizes.Length / 2]) / 2;
        }
    }

    /// <summary>The entries that changed most, in ms, the largest change first; equal entries are no change.</summary>
    public ImmutableArray<EntryDifference> Largest(int count) =>
    [
        .. Entries.Where(entry => entry.AfterMs != entry.BeforeMs)
            .OrderByDescending(entry => Math.Abs(entry.AfterMs - entry.BeforeMs))
            .ThenBy(entry => entry.Slot)
            .Take(count),
    ];

    /// <param name="anySubject">Whether tables of different spaces, inputs or methods are compared all the same.</param>
    /// <exception cref="ProfilerException">The tables are of different things, and that was not asked for.</exception>
    public static TableDiff Compare(LookupTable before, LookupTable after, bool anySubject = false)
    {
        ImmutableArray<string> subject = [.. SubjectsOf(before, after)];
        if (subject.Length > 0 && !anySubject)
        {
            throw new ProfilerException(
                ErrorCode.Mismatch,
                $"The tables {before.Id} and {after.Id} are of different things: {string.Join("; ", subject)}.",
                "Compare tables of one space, input and method, or ask for the comparison in spite of it.");
        }

        var later = after.Entries.ToDictionary(entry => (entry.Slot, entry.Candidate));
        ImmutableArray<EntryDifference> shared =
        [
            .. before.Entries.Where(entry => later.ContainsKey((entry.Slot, entry.Candidate)))
                .Select(entry => new EntryDifference(
                    entry.Slot, entry.Candidate, entry.LatencyMs, later[(entry.Slot, entry.Candidate)].LatencyMs)),
        ];
        return new TableDiff(
            subject,
            [.. before.Target.DifferencesFrom(after.Target)],
            shared,
            before.Entries.Length - shared.Length,
            after.Entries.Length - shared.Length,
            before.Fixed,
            after.Fixed);
    }

    private static IEnumerable<string> SubjectsOf(LookupTable before, LookupTable after)
    {
        if (before.SpaceFingerprint != after.SpaceFingerprint)
        {
            yield return before.SpaceName == after.SpaceName
                ? $"two definitions of the space {before.SpaceName}"
                : $"space {before.SpaceName}, not {after.SpaceName}";
        }

        if (before.Input != after.Input)
        {
            yield return $"input {before.Input}, not {after.Input}";
        }

        if (before.Method != after.Method)
        {
            yield return $"method {before.Method}, not {after.Method}";
        }
    }
}
