using System.Collections.Immutable;
using Profiler.CostModels.LookupTables;
using Profiler.Measurement.Statistics;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Building;

/// <summary>
/// Builds a table from blocks that were timed alone. Stem, head and the runtime's own cost are what a whole network
/// takes beyond the blocks in it.
/// </summary>
public static class IsolatedTableBuilder
{
    /// <param name="blocks">One result for each of <see cref="IsolatedBlocks.Of"/>, by id.</param>
    /// <param name="anchor">The whole network that was timed beside them.</param>
    public static LookupTable Build(TableSubject subject, IReadOnlyDictionary<string, LatencyStatistics> blocks, AnchorNetwork anchor)
    {
        BlockShape[] shapes = BlockShape.Of(subject.Space);
        ImmutableArray<TableEntry> entries =
        [
            .. subject.Space.Slots.SelectMany(slot => slot.Candidates.Select(
                candidate => Entry(slot, candidate, IsolatedBlocks.Id(shapes[slot.Index], candidate), blocks)))
        ];
        double inBlocks = anchor.Architecture.Choices
            .Select((choice, slot) => entries.Single(e => e.Slot == slot && e.Candidate == subject.Space.Slots[slot].Candidates[choice].Name))
            .Sum(e => e.LatencyMs);
        var outside = new FixedCosts(0, 0, Math.Max(0, anchor.TimedMs - inBlocks));
        return new LookupTable(
            string.Empty,
            subject.Space.Name,
            subject.Space.Fingerprint,
            subject.Input,
            subject.Target,
            FillMethod.Isolated,
            outside,
            entries,
            [],
            // Nothing was left out to learn the estimates' error from.
            new TableCalibration(1, 1, ConformalQuantile.Of([]), 0, 0),
            subject.Provenance);
    }

    private static TableEntry Entry(Slot slot, Candidate candidate, string id, IReadOnlyDictionary<string, LatencyStatistics> blocks)
    {
        if (blocks.TryGetValue(id, out LatencyStatistics? measured))
        {
            return new TableEntry(
                slot.Index, candidate.Name, measured.Median, Math.Max(0, measured.Low), measured.High, EntrySource.Measured, measured.Visits);
        }

        bool isIdentity = candidate.Build(slot.InChannels, slot.OutChannels, slot.Stride).Nodes.IsEmpty;
        return isIdentity
            ? new TableEntry(slot.Index, candidate.Name, 0, 0, 0, EntrySource.Measured, 0)
            : throw new ArgumentException($"The block {id} was not measured.", nameof(blocks));
    }
}
