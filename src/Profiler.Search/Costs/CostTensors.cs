using System.Collections.Immutable;
using Profiler.CostModels.Estimates;
using Profiler.CostModels.LookupTables;
using Profiler.Networks.Counting;
using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.Search.Costs;

/// <summary>Reads costs from lookup tables and from counts.</summary>
public static class CostTensors
{
    private const double Million = 1e6;
    private const double BytesPerMebibyte = 1 << 20;

    /// <summary>
    /// Latency in ms or energy in mJ, by the layouts that reach a slot where the table knows them: what it answers for an
    /// architecture is what <see cref="TableCostModel"/> answers.
    /// </summary>
    /// <exception cref="ProfilerException">
    /// The table belongs to another space, lacks a candidate or has a strange one, or has no energies where those are asked for.
    /// </exception>
    public static CostTensor FromTable(LookupTable table, SearchSpace space, CostMetric metric = CostMetric.Latency)
    {
        // Its constructor checks the table.
        _ = new TableCostModel(table, space, metric);
        bool isEnergy = metric == CostMetric.Energy;
        var identity = isEnergy
            ? new CostIdentity("energy", "mJ", table.Target.ToString(), table.Id)
            : new CostIdentity("latency", "ms", table.Target.ToString(), table.Id);
        ImmutableArray<CostLayer> layers = table.Contexts.IsEmpty
            ? [.. space.Slots.Select(slot => CostLayer.Plain([.. slot.Candidates.Select(candidate => Entry(table, slot, candidate, isEnergy))]))]
            : ByLayout(table, space, isEnergy);
        return new CostTensor(space, identity, isEnergy ? table.Fixed.TotalMj!.Value : table.Fixed.TotalMs, layers);
    }

    /// <summary>Counts at an input shape, whose batch counts.</summary>
    /// <exception cref="ProfilerException">The input does not fit a layer, or counts do not add up over the slots at it.</exception>
    public static CostTensor FromCounts(SearchSpace space, TensorShape input, CountedMetric metric)
    {
        var counter = new ArchitectureCounter(space, input);
        if (!counter.AddsUp)
        {
            RequireFitting(counter, space);
            throw new ProfilerException(
                ErrorCode.InvalidShape,
                $"At input {input} the candidates of a slot of '{space.Name}' have outputs of different shapes, so that counts do not add up over slots.",
                "Choose a height and width that the space's strides divide.");
        }

        (string name, string unit) = metric switch
        {
            CountedMetric.Macs => ("macs", "MMAC"),
            CountedMetric.Parameters => ("parameters", "M"),
            _ => ("memory", "MiB"),
        };
        return new CostTensor(
            space,
            new CostIdentity(name, unit, $"input {input}", $"counts-{space.Fingerprint[..12]}-{input}"),
            Read(counter.OutsideSlots, metric),
            [
                .. space.Slots.Select(slot => CostLayer.Plain(
                    [.. slot.Candidates.Select((_, candidate) => Read(counter.InSlot(slot.Index, candidate), metric))])),
            ]);
    }

    /// <summary>Counts with each candidate once, which says what is wrong where one does not take the input at all.</summary>
    private static void RequireFitting(ArchitectureCounter counter, SearchSpace space)
    {
        for (int index = 0; index < space.Slots.Max(slot => slot.Candidates.Length); index++)
        {
            counter.Count([.. space.Slots.Select(slot => (byte)Math.Min(index, slot.Candidates.Length - 1))]);
        }
    }

    private static double Read(NetworkCounts counts, CountedMetric metric) => metric switch
    {
        CountedMetric.Macs => counts.Macs / Million,
        CountedMetric.Parameters => counts.Parameters / Million,
        _ => (counts.ActivationBytes + counts.WeightBytes) / BytesPerMebibyte,
    };

    private static double Entry(LookupTable table, Slot slot, Candidate candidate, bool isEnergy)
    {
        TableEntry found = table.Entries.Last(entry => entry.Slot == slot.Index && entry.Candidate == candidate.Name);
        return isEnergy ? found.Mj!.Value : found.LatencyMs;
    }

    /// <summary>Goes through the slots with the layouts that can reach each, from the one that the stem hands on.</summary>
    private static ImmutableArray<CostLayer> ByLayout(LookupTable table, SearchSpace space, bool isEnergy)
    {
        var entries = new Dictionary<(int Slot, string Candidate, Layout In), ContextEntry>();
        foreach (ContextEntry entry in table.Contexts)
        {
            entries[(entry.Slot, entry.Candidate, entry.LayoutIn)] = entry;
        }

        var layers = ImmutableArray.CreateBuilder<CostLayer>(space.Slots.Length);
        Layout[] reached = [table.Contexts[0].LayoutIn];
        foreach (Slot slot in space.Slots)
        {
            ContextEntry[][] rows =
                [.. reached.Select(layout => slot.Candidates.Select(candidate => entries[(slot.Index, candidate.Name, layout)]).ToArray())];
            Layout[] next = [.. rows.SelectMany(row => row).Select(entry => entry.LayoutOut).Distinct().Order()];
            layers.Add(new CostLayer(
                [.. rows.Select(row => row.Select(entry => isEnergy ? entry.Mj!.Value : entry.LatencyMs).ToArray())],
                [.. rows.Select(row => row.Select(entry => Array.IndexOf(next, entry.LayoutOut)).ToArray())],
                next.Length));
            reached = next;
        }

        return layers.MoveToImmutable();
    }
}
