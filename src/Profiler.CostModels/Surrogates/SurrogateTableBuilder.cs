using Profiler.CostModels.Building;
using Profiler.CostModels.Energy;
using Profiler.CostModels.Estimates;
using Profiler.CostModels.LookupTables;
using Profiler.Measurement.RuntimeGraphs;
using Profiler.Measurement.Statistics;
using Profiler.Networks.Architectures;
using Profiler.Networks.Counting;
using Profiler.Networks.Graphs;

namespace Profiler.CostModels.Surrogates;

/// <summary>
/// Builds a table from a surrogate's answers for whole networks of a space, as if they had been profiled. Not an entry
/// is measured, so all are marked as predicted.
/// </summary>
public static class SurrogateTableBuilder
{
    private const double Covered = 0.9;

    /// <param name="networks">Architectures that show every candidate in every slot, with the graphs that the runtime makes of them.</param>
    /// <exception cref="ArgumentException">There are no networks.</exception>
    /// <exception cref="Networks.Errors.ProfilerException">
    /// A graph is of another runtime version, or shows no kernel of a section that computes something.
    /// </exception>
    public static LookupTable Build(
        TableSubject subject, Surrogate surrogate, IReadOnlyList<(Architecture Architecture, RuntimeGraph Graph)> networks)
    {
        NetworkEstimate[] estimates = [.. networks.Select(network => surrogate.Estimate(network.Graph))];
        ProfiledNetwork[] predicted = [.. networks.Zip(estimates, (network, estimate) => Predicted(subject, network.Architecture, estimate))];
        LookupTable table = InContextTableBuilder.Build(subject, predicted, surrogate.Calibration.FixedMs);
        double kernelFactor = Math.Exp(surrogate.Interval.KernelHalfWidth95);
        LookupTable built = table with
        {
            Method = FillMethod.Surrogate,
            Entries =
            [
                .. table.Entries.Select(entry => entry with
                {
                    LowMs = entry.LatencyMs / kernelFactor, HighMs = entry.LatencyMs * kernelFactor, Source = EntrySource.Predicted,
                }),
            ],
            Contexts = [.. table.Contexts.Select(context => context with { Source = EntrySource.Predicted })],
            Calibration = Calibration(subject, table, predicted, estimates),
        };
        return surrogate.Energy is { } energy && subject.Space.Cell is null ? EnergyColumn.Add(built, subject.Space, energy) : built;
    }

    private static ProfiledNetwork Predicted(TableSubject subject, Architecture architecture, NetworkEstimate estimate)
    {
        SectionProfile profile = KernelAttribution.Attribute(
            architecture, [.. estimate.Kernels.Select(k => new KernelTime(k.Kernel.Node, k.Kernel.Operator, k.LatencyMs))]);
        long macs = LayerCounter.Count(ShapedGraph.Lay(NetworkFactory.FromArchitecture(architecture), subject.Input)).Macs;
        return new ProfiledNetwork(architecture, profile, TimedMs: null, macs);
    }

    /// <summary>
    /// No network was timed for it. A table's error is the surrogate's, by its own intervals, and on top of it how far
    /// the table is from the surrogate's answers, each the one that nine in ten networks do not exceed.
    /// </summary>
    private static TableCalibration Calibration(
        TableSubject subject, LookupTable table, ProfiledNetwork[] networks, NetworkEstimate[] estimates)
    {
        var model = new TableCostModel(table, subject.Space);
        double[] own = [.. estimates.Select(estimate => (estimate.Cost.HighMs / estimate.Cost.LatencyMs) - 1)];
        double[] beyond = [.. networks.Zip(estimates, (n, e) => Math.Abs((model.Estimate(n.Architecture).LatencyMs / e.Cost.LatencyMs) - 1))];
        double error = ((1 + Quantiles.Of(own, Covered)) * (1 + Quantiles.Of(beyond, Covered))) - 1;
        MacsLine line = MacsLine.Fit([.. networks.Zip(estimates, (network, estimate) => (network.Macs, estimate.Cost.LatencyMs))]);
        return new TableCalibration(Networks: 0, ScaleFactor: 1, error, line.SlopeMsPerGigamac, line.InterceptMs);
    }
}
