using Profiler.CostModels.LookupTables;
using Profiler.Networks.Architectures;
using Profiler.Networks.Graphs;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Building;

/// <summary>
/// What the profiles showed of every candidate, by the shapes of its slot and the layout it was given. Slots of the
/// same shapes run the same kernels, so their observations are one sample.
/// </summary>
internal sealed class ContextObservations
{
    private readonly Dictionary<(BlockShape Shape, string Candidate, Layout In), List<(double Ms, Layout Out)>> _seen = [];
    private readonly BlockShape[] _shapes;

    public ContextObservations(SearchSpace space, IEnumerable<ProfiledNetwork> networks)
    {
        _shapes = BlockShape.Of(space);
        foreach (ProfiledNetwork network in networks)
        {
            Layout layout = network.Profile.LayoutIn;
            foreach (Slot slot in space.Slots)
            {
                Architecture architecture = network.Architecture;
                double ms = network.Profile.SectionMs.GetValueOrDefault(slot.Name);
                Layout after = network.Profile.LayoutAfter[slot.Index];
                var key = (_shapes[slot.Index], architecture.CandidateAt(slot.Index).Name, layout);
                if (!_seen.TryGetValue(key, out List<(double Ms, Layout Out)>? list))
                {
                    _seen[key] = list = [];
                }

                list.Add((ms, after));
                layout = after;
            }
        }

        StemMs = Mean(networks.Select(n => n.Profile.SectionMs.GetValueOrDefault(NetworkFactory.StemName)));
        HeadMs = Mean(networks.Select(n => n.Profile.SectionMs.GetValueOrDefault(NetworkFactory.HeadName)));
        RelativeSpread = Spread();
    }

    public double StemMs { get; }

    public double HeadMs { get; }

    /// <summary>Standard deviation of single observations relative to their mean, pooled over all that were seen twice.</summary>
    public double RelativeSpread { get; }

    /// <summary>Observations of a candidate in a slot for a layout; empty where it was not seen.</summary>
    public IReadOnlyList<(double Ms, Layout Out)> Of(Slot slot, Candidate candidate, Layout layoutIn) =>
        _seen.TryGetValue((_shapes[slot.Index], candidate.Name, layoutIn), out List<(double, Layout)>? list) ? list : [];

    private static double Mean(IEnumerable<double> values) => values.DefaultIfEmpty(0).Average();

    private double Spread()
    {
        double squares = 0;
        int degrees = 0;
        foreach (List<(double Ms, Layout Out)> list in _seen.Values.Where(list => list.Count > 1))
        {
            double mean = list.Average(o => o.Ms);
            if (mean > 0)
            {
                squares += list.Sum(o => Math.Pow((o.Ms / mean) - 1, 2));
                degrees += list.Count - 1;
            }
        }

        return degrees > 0 ? Math.Sqrt(squares / degrees) : DefaultSpread;
    }

    /// <summary>Assumed where nothing was seen twice; the spread found on shared hosts is 2 to 6 %.</summary>
    private const double DefaultSpread = 0.1;
}
