using Profiler.CostModels.Energy;
using Profiler.CostModels.LookupTables;
using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Estimates;

/// <summary>
/// Answers from a lookup table: fixed costs plus one entry a slot. Where the table knows layouts, it walks the slots
/// and reads the entry for the layout that the slot before hands on.
/// </summary>
public sealed class TableCostModel : ICostModel
{
    private const int LayoutCount = 2;

    private readonly LookupTable _table;
    private readonly CostMetric _metric;
    private readonly int _slots;
    private readonly int _stride;
    private readonly int _firstLayout;
    private readonly float _fixedMs;

    /// <summary>The same where it was measured, else 0.</summary>
    private readonly float _measuredFixedMs;

    /// <summary>Costs at [slot][layout][candidate], flat, for the walk to stay in the processor's first cache.</summary>
    private readonly float[] _ms;
    private readonly byte[] _next;

    /// <summary>Energies in the order of the costs; empty where the table has none.</summary>
    private readonly float[] _mj;

    /// <summary>The cost again where it was measured, else 0.</summary>
    private readonly float[] _measuredMs;
    private readonly byte[] _candidateCounts;

    /// <param name="metric">What the answers to many at once are in; one at a time are latencies, with energy where it is known.</param>
    /// <exception cref="ProfilerException">
    /// The table belongs to another definition of the space, lacks an entry, or has no energies where those are asked for.
    /// </exception>
    public TableCostModel(LookupTable table, SearchSpace space, CostMetric metric = CostMetric.Latency)
    {
        RequireSpace(table, space);
        _table = table;
        if (metric == CostMetric.Energy)
        {
            RequireEnergy(space);
        }

        _metric = metric;
        _slots = space.Slots.Length;
        _stride = space.Slots.Max(slot => slot.Candidates.Length);
        _candidateCounts = [.. space.Slots.Select(slot => (byte)slot.Candidates.Length)];
        _fixedMs = (float)table.Fixed.TotalMs;
        _measuredFixedMs = table.Method is FillMethod.InContext or FillMethod.Isolated ? _fixedMs : 0;
        int size = _slots * LayoutCount * _stride;
        _ms = new float[size];
        _mj = new float[table.HasEnergy ? size : 0];
        _next = new byte[size];
        _measuredMs = new float[size];
        Array.Fill(_ms, float.NaN);
        Fill(table, space);
        _firstLayout = table.Contexts.IsEmpty ? 0 : (int)table.Contexts[0].LayoutIn;
        RequireComplete(table, space);
    }

    /// <summary>Whether its table has energies beside its latencies.</summary>
    public bool HasEnergy => _table.HasEnergy;

    /// <summary>
    /// What every estimate's interval follows from. An error as large as the estimate tells its order of magnitude only: taken off,
    /// it would leave a network that takes no time.
    /// </summary>
    public EstimateInterval Interval => new(
        _table.Calibration.RelativeError90, IsFactor: _table.Method == FillMethod.Roofline || _table.Calibration.RelativeError90 >= 1);

    public CostEstimate Estimate(Architecture architecture)
    {
        if (architecture.Space.Fingerprint != _table.SpaceFingerprint)
        {
            throw OtherSpace(_table, architecture.Space);
        }

        (double latencyMs, double coverage) = Walk(architecture.Choices.AsSpan());
        EstimateInterval interval = Interval;
        (double lowMs, double highMs) = (interval.Low(latencyMs), interval.High(latencyMs));
        EnergyEstimate? energy = _table.Calibration.Energy?.Estimate(WalkEnergy(architecture.Choices.AsSpan()), latencyMs, lowMs, highMs);
        return new CostEstimate(latencyMs, lowMs, highMs, SourceOf(coverage), coverage, _table.Id, energy);
    }

    public void Estimate(ReadOnlySpan<byte> choices, Span<float> costs)
    {
        RequireLengths(choices, costs.Length);
        if (_metric == CostMetric.Energy)
        {
            for (int i = 0; i < costs.Length; i++)
            {
                costs[i] = (float)WalkEnergy(choices.Slice(i * _slots, _slots));
            }

            return;
        }

        for (int i = 0; i < costs.Length; i++)
        {
            costs[i] = WalkLatency(choices.Slice(i * _slots, _slots));
        }
    }

    /// <summary>Energies of many at once, each to the last bit as <see cref="Estimate(Architecture)"/> answers it.</summary>
    /// <param name="choices">One candidate index a slot, architecture after architecture.</param>
    /// <param name="latencyMs">The latencies of the same architectures.</param>
    /// <param name="energies">Takes one value an architecture.</param>
    /// <exception cref="ArgumentException">The lengths do not agree, or an index is out of its slot's range.</exception>
    /// <exception cref="InvalidOperationException">The table has no energies.</exception>
    public void EstimateEnergy(ReadOnlySpan<byte> choices, ReadOnlySpan<double> latencyMs, Span<EnergyEstimate> energies)
    {
        RequireLengths(choices, energies.Length);
        EnergyModel model = _table.Calibration.Energy ?? throw new InvalidOperationException($"The table {_table.Id} has no energies.");
        EstimateInterval interval = Interval;
        for (int i = 0; i < energies.Length; i++)
        {
            double mj = WalkEnergy(choices.Slice(i * _slots, _slots));
            energies[i] = model.Estimate(mj, latencyMs[i], interval.Low(latencyMs[i]), interval.High(latencyMs[i]));
        }
    }

    /// <summary>
    /// Many at once, each to the last bit as <see cref="Estimate(Architecture)"/> answers it. The interval follows from
    /// <see cref="Interval"/>, the source from the coverage.
    /// </summary>
    /// <param name="choices">One candidate index a slot, architecture after architecture.</param>
    /// <param name="latencyMs">Takes one value an architecture.</param>
    /// <param name="coverage">Takes one value an architecture, 0 to 1.</param>
    /// <exception cref="ArgumentException">The lengths do not agree, or an index is out of its slot's range.</exception>
    public void Estimate(ReadOnlySpan<byte> choices, Span<double> latencyMs, Span<double> coverage)
    {
        RequireLengths(choices, latencyMs.Length);
        for (int i = 0; i < latencyMs.Length; i++)
        {
            (latencyMs[i], coverage[i]) = Walk(choices.Slice(i * _slots, _slots));
        }
    }

    /// <summary>Where an estimate of this coverage comes from.</summary>
    public EstimateSource SourceOf(double coverage) => _table.Method == FillMethod.Roofline
        ? EstimateSource.Analytical
        : coverage >= 1 ? EstimateSource.Table : EstimateSource.Predicted;

    /// <param name="space">The table's own.</param>
    /// <exception cref="ProfilerException">The table has no energies; the advice is the command that adds them.</exception>
    public void RequireEnergy(SearchSpace space)
    {
        if (!HasEnergy)
        {
            throw new ProfilerException(
                ErrorCode.Mismatch,
                $"The table {_table.Id} has latencies and no energies.",
                $"Add them on the board: profiler energy fit --space {BuiltInSpaces.Spelling(space)} --input {_table.Input}.");
        }
    }

    private void RequireLengths(ReadOnlySpan<byte> choices, int architectures)
    {
        if (choices.Length != (long)architectures * _slots)
        {
            throw new ArgumentException($"{choices.Length} choices are not {architectures} architectures of {_slots} slots.");
        }
    }

    private (double LatencyMs, double Coverage) Walk(ReadOnlySpan<byte> choices)
    {
        double total = _fixedMs;
        double measured = _measuredFixedMs;
        int layout = _firstLayout;
        for (int slot = 0; slot < choices.Length; slot++)
        {
            int at = At(slot, layout, choices[slot]);
            total += _ms[at];
            measured += _measuredMs[at];
            layout = _next[at];
        }

        return (total, total > 0 ? measured / total : 0);
    }

    private float WalkLatency(ReadOnlySpan<byte> choices)
    {
        float total = _fixedMs;
        int layout = _firstLayout;
        for (int slot = 0; slot < choices.Length; slot++)
        {
            int at = At(slot, layout, choices[slot]);
            total += _ms[at];
            layout = _next[at];
        }

        return total;
    }

    private double WalkEnergy(ReadOnlySpan<byte> choices)
    {
        double total = _table.Fixed.TotalMj!.Value;
        int layout = _firstLayout;
        for (int slot = 0; slot < choices.Length; slot++)
        {
            int at = At(slot, layout, choices[slot]);
            total += _mj[at];
            layout = _next[at];
        }

        return total;
    }

    private int At(int slot, int layout, int choice) => choice < _candidateCounts[slot]
        ? (((slot * LayoutCount) + layout) * _stride) + choice
        : throw new ArgumentException($"Slot {slot} has {_candidateCounts[slot]} candidates and no index {choice}.");

    private void Fill(LookupTable table, SearchSpace space)
    {
        foreach (TableEntry entry in table.Contexts.IsEmpty ? table.Entries : [])
        {
            Set(space, entry.Slot, entry.Candidate, (0, 0), (entry.LatencyMs, entry.Mj), entry.Source);
        }

        foreach (ContextEntry entry in table.Contexts)
        {
            (int, int) layouts = ((int)entry.LayoutIn, (int)entry.LayoutOut);
            Set(space, entry.Slot, entry.Candidate, layouts, (entry.LatencyMs, entry.Mj), entry.Source);
        }
    }

    private void Set(SearchSpace space, int slot, string candidate, (int In, int Out) layouts, (double Ms, double? Mj) cost, EntrySource source)
    {
        int index = slot < _slots ? space.Slots[slot].IndexOf(candidate) : -1;
        if (index < 0)
        {
            throw new ProfilerException(
                ErrorCode.Mismatch, $"The table {_table.Id} has an entry for '{candidate}' in slot {slot}, which '{space.Name}' has not.");
        }

        int at = (((slot * LayoutCount) + layouts.In) * _stride) + index;
        _ms[at] = (float)cost.Ms;
        _next[at] = (byte)layouts.Out;
        _measuredMs[at] = source == EntrySource.Measured ? (float)cost.Ms : 0;
        if (_table.HasEnergy)
        {
            _mj[at] = (float)cost.Mj!.Value;
        }
    }

    /// <summary>Every layout that can reach a slot must have an entry for every candidate: a missing one is an error, not zero.</summary>
    private void RequireComplete(LookupTable table, SearchSpace space)
    {
        HashSet<int> layouts = [_firstLayout];
        foreach (Slot slot in space.Slots)
        {
            var after = new HashSet<int>();
            foreach (int layout in layouts)
            {
                for (int c = 0; c < slot.Candidates.Length; c++)
                {
                    int at = (((slot.Index * LayoutCount) + layout) * _stride) + c;
                    if (float.IsNaN(_ms[at]))
                    {
                        throw new ProfilerException(
                            ErrorCode.Mismatch,
                            $"The table {table.Id} has no cost for '{slot.Candidates[c].Name}' in {slot.Name}.",
                            "Profile the space again.");
                    }

                    after.Add(_next[at]);
                }
            }

            layouts = after;
        }
    }

    private static void RequireSpace(LookupTable table, SearchSpace space)
    {
        if (table.SpaceFingerprint != space.Fingerprint)
        {
            throw OtherSpace(table, space);
        }
    }

    private static ProfilerException OtherSpace(LookupTable table, SearchSpace space) => new(
        ErrorCode.Mismatch,
        $"The table {table.Id} belongs to the space '{table.SpaceName}' (definition {table.SpaceFingerprint[..12]}), "
        + $"not to '{space.Name}' (definition {space.Fingerprint[..12]}).",
        "Profile this space, or name one of the table's own architectures.");
}
