using Profiler.CostModels.Estimates;
using Profiler.CostModels.LookupTables;
using Profiler.Measurement.Statistics;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Building;

/// <summary>
/// Builds a table from profiles of whole networks. Profiled runs are slower than timed ones, so the entries are
/// brought to the level of timed runs by one factor; how well the table then predicts is found by leaving networks out.
/// </summary>
public static class InContextTableBuilder
{
    private const int Folds = 5;

    /// <exception cref="ArgumentException">No network was profiled.</exception>
    public static LookupTable Build(TableSubject subject, IReadOnlyList<ProfiledNetwork> networks, double overheadMs)
    {
        if (networks.Count == 0)
        {
            throw new ArgumentException("A table needs at least one profiled network.", nameof(networks));
        }

        var work = new BlockWork(subject.Space, subject.Input);
        LookupTable table = Fit(subject, work, networks, overheadMs);
        MacsLine line = MacsLine.Fit([.. networks.Where(n => n.TimedMs is not null).Select(n => (n.Macs, n.TimedMs!.Value))]);
        return table with
        {
            Calibration = table.Calibration with
            {
                RelativeError90 = LeftOutError(subject, work, networks, overheadMs),
                MacsSlopeMsPerGigamac = line.SlopeMsPerGigamac,
                MacsInterceptMs = line.InterceptMs,
            },
        };
    }

    private static LookupTable Fit(TableSubject subject, BlockWork work, IReadOnlyList<ProfiledNetwork> networks, double overheadMs)
    {
        SearchSpace space = subject.Space;
        var raw = new ContextTable(space, work, networks);
        var table = new LookupTable(
            string.Empty,
            space.Name,
            space.Fingerprint,
            subject.Input,
            subject.Target,
            FillMethod.InContext,
            new FixedCosts(raw.StemMs, raw.HeadMs, OverheadMs: 0),
            raw.Entries,
            raw.Contexts,
            new TableCalibration(0, 1, 0, 0, 0),
            subject.Provenance);
        var model = new TableCostModel(table, space);
        double[] factors =
        [
            .. networks.Where(n => n.TimedMs is not null)
                .Select(n => (n.TimedMs!.Value - overheadMs) / model.Estimate(n.Architecture).LatencyMs)
        ];
        double factor = factors.Length > 0 ? Quantiles.Median(factors) : 1;
        return table with
        {
            Fixed = new FixedCosts(raw.StemMs * factor, raw.HeadMs * factor, overheadMs),
            Entries = [.. raw.Entries.Select(e => e with { LatencyMs = e.LatencyMs * factor, LowMs = e.LowMs * factor, HighMs = e.HighMs * factor })],
            Contexts = [.. raw.Contexts.Select(e => e with { LatencyMs = e.LatencyMs * factor })],
            Calibration = new TableCalibration(factors.Length, factor, 0, 0, 0),
        };
    }

    /// <summary>
    /// The 90 % quantile of the relative error over networks that the table had not seen, by five folds, with the
    /// finite-sample correction of conformal prediction (Vovk et al.; rank ceil(0.9 (n + 1))).
    /// </summary>
    private static double LeftOutError(
        TableSubject subject, BlockWork work, IReadOnlyList<ProfiledNetwork> networks, double overheadMs)
    {
        var errors = new List<double>();
        for (int fold = 0; fold < Folds; fold++)
        {
            ProfiledNetwork[] left = [.. networks.Where((n, i) => i % Folds == fold && n.TimedMs is not null)];
            ProfiledNetwork[] rest = [.. networks.Where((_, i) => i % Folds != fold)];
            if (left.Length == 0 || rest.Length == 0)
            {
                continue;
            }

            var model = new TableCostModel(Fit(subject, work, rest, overheadMs), subject.Space);
            errors.AddRange(left.Select(n => Math.Abs((model.Estimate(n.Architecture).LatencyMs / n.TimedMs!.Value) - 1)));
        }

        return ConformalQuantile.Of(errors);
    }
}
