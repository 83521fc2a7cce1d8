using System.Collections.Immutable;
using Profiler.CostModels.LookupTables;
using Profiler.Networks.Counting;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Building;

/// <summary>The entries of an in-context table, before they are brought to the level of timed runs.</summary>
internal sealed class ContextTable
{
    private static readonly Layout[] Layouts = [Layout.Blocked, Layout.Plain];

    /// <summary>Half-width of a 95 % interval in standard deviations.</summary>
    private const double NormalQuantile = 1.96;

    private readonly SearchSpace _space;
    private readonly ContextObservations _seen;
    private readonly BlockWork _work;
    private readonly WorkPredictor _predictor;

    public ContextTable(SearchSpace space, BlockWork work, IReadOnlyList<ProfiledNetwork> networks)
    {
        _space = space;
        _work = work;
        _seen = new ContextObservations(space, networks);
        _predictor = new WorkPredictor([.. SeenBlocks()]);
        (Contexts, Entries) = Propagate(networks[0].Profile.LayoutIn);
    }

    public ImmutableArray<ContextEntry> Contexts { get; }

    public ImmutableArray<TableEntry> Entries { get; }

    public double StemMs => _seen.StemMs;

    public double HeadMs => _seen.HeadMs;

    private IEnumerable<(NetworkCounts Work, double Ms)> SeenBlocks()
    {
        foreach (Slot slot in _space.Slots)
        {
            for (int c = 0; c < slot.Candidates.Length; c++)
            {
                double[] all = [.. Layouts.SelectMany(layout => _seen.Of(slot, slot.Candidates[c], layout)).Select(o => o.Ms)];
                if (all.Length > 0)
                {
                    yield return (_work.Of(slot.Index, c), all.Average());
                }
            }
        }
    }

    /// <summary>
    /// Goes through the slots with the probability of each layout in a network of uniformly random choices: an entry
    /// is the mean of its contexts under it.
    /// </summary>
    private (ImmutableArray<ContextEntry>, ImmutableArray<TableEntry>) Propagate(Layout first)
    {
        var contexts = ImmutableArray.CreateBuilder<ContextEntry>();
        var entries = ImmutableArray.CreateBuilder<TableEntry>();
        var probability = new Dictionary<Layout, double> { [first] = 1 };
        foreach (Slot slot in _space.Slots)
        {
            var after = new Dictionary<Layout, double>();
            for (int c = 0; c < slot.Candidates.Length; c++)
            {
                ContextEntry[] own = [.. probability.Keys.Order().Select(layout => Context(slot, c, layout))];
                contexts.AddRange(own);
                entries.Add(Marginal(slot, c, own, probability));
                foreach (ContextEntry context in own)
                {
                    double share = probability[context.LayoutIn] / slot.Candidates.Length;
                    after[context.LayoutOut] = after.GetValueOrDefault(context.LayoutOut) + share;
                }
            }

            probability = after;
        }

        return (contexts.ToImmutable(), entries.ToImmutable());
    }

    private ContextEntry Context(Slot slot, int index, Layout layout)
    {
        Candidate candidate = slot.Candidates[index];
        IReadOnlyList<(double Ms, Layout Out)> seen = _seen.Of(slot, candidate, layout);
        if (seen.Count > 0)
        {
            return new ContextEntry(
                slot.Index, candidate.Name, layout, MostFrequent(seen), seen.Average(o => o.Ms), EntrySource.Measured, seen.Count);
        }

        Layout other = layout == Layout.Blocked ? Layout.Plain : Layout.Blocked;
        IReadOnlyList<(double Ms, Layout Out)> elsewhere = _seen.Of(slot, candidate, other);
        NetworkCounts work = _work.Of(slot.Index, index);
        bool passes = work.ActivationBytes == 0;
        double ms = elsewhere.Count > 0 ? elsewhere.Average(o => o.Ms) : _predictor.Predict(work);
        Layout layoutOut = passes || elsewhere.Count == 0 ? layout : MostFrequent(elsewhere);
        return new ContextEntry(slot.Index, candidate.Name, layout, layoutOut, ms, EntrySource.Predicted, 0);
    }

    private TableEntry Marginal(Slot slot, int index, ContextEntry[] contexts, Dictionary<Layout, double> probability)
    {
        double total = contexts.Sum(context => probability[context.LayoutIn]);
        double ms = contexts.Sum(context => probability[context.LayoutIn] * context.LatencyMs) / total;
        int observations = contexts.Sum(context => context.Observations);
        bool measured = observations > 0;
        double relative = measured ? NormalQuantile * _seen.RelativeSpread / Math.Sqrt(observations) : _predictor.RelativeError;
        return new TableEntry(
            slot.Index,
            slot.Candidates[index].Name,
            ms,
            Math.Max(0, ms * (1 - relative)),
            ms * (1 + relative),
            measured ? EntrySource.Measured : EntrySource.Predicted,
            observations);
    }

    private static Layout MostFrequent(IReadOnlyList<(double Ms, Layout Out)> seen) =>
        seen.GroupBy(o => o.Out).MaxBy(group => group.Count())!.Key;
}
