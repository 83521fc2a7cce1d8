namespace Profiler.CostModels.Transfer;

/// <summary>How much wider than computed intervals must be, from sources that play the new device.</summary>
public static class TransferCalibration
{
    private const double Interval = 0.9;

    /// <summary>The share of the sources, by weight, whose errors the widened intervals hold nine times in ten.</summary>
    private const double CoveredSources = 0.8;

    /// <summary>Architectures that each source is predicted for.</summary>
    private const int Predicted = 200;

    /// <summary>
    /// Leaves each source's family out in turn, learns the source from the architectures that are measured on the new
    /// device, and compares its intervals with its latencies.
    /// </summary>
    /// <param name="measured">What is measured on the new device; those that no source was measured on are passed over.</param>
    /// <param name="seed">Draws the architectures that are predicted.</param>
    /// <returns>At least 1; 1 where the sources cannot tell.</returns>
    public static double Widening(
        TransferSources sources, TransferHyperparameters hyperparameters, IReadOnlyList<EncodedArchitecture> measured, int seed)
    {
        var rowOf = new Dictionary<string, int>();
        for (int i = 0; i < sources.Pool.Length; i++)
        {
            rowOf[sources.Pool[i].Text] = i;
        }

        int[] known = [.. measured.Where(architecture => rowOf.ContainsKey(architecture.Text)).Select(architecture => rowOf[architecture.Text])];
        int[] order = [.. Enumerable.Range(0, sources.Pool.Length).Except(known)];
        new Random(seed).Shuffle(order);
        ILookup<string, DeviceLatencies> families = sources.Devices.ToLookup(device => device.Family);
        var widenings = new List<(double Widening, double Weight)>();
        foreach (IGrouping<string, DeviceLatencies> family in families.Where(_ => sources.FamilyCount > 1))
        {
            TransferPrior prior = sources.Without(family.Key).Prior(hyperparameters);
            foreach (DeviceLatencies device in family)
            {
                if (Needed(sources, prior, device, known, order) is { } needed)
                {
                    widenings.Add((needed, 1.0 / family.Count()));
                }
            }
        }

        return widenings.Count > 0 ? Math.Max(1, WeightedQuantile(widenings)) : 1;
    }

    private static double? Needed(TransferSources sources, TransferPrior prior, DeviceLatencies device, int[] known, int[] order)
    {
        bool IsMeasured(int row) => device.LatencyMs[row] > 0;
        TransferObservation[] observations =
        [
            .. known.Where(IsMeasured).Select(row => new TransferObservation(sources.Pool[row], device.LatencyMs[row])),
        ];
        int[] predicted = [.. order.Where(IsMeasured).Take(Predicted)];
        if (observations.Length < TransferFit.FewestObservations || predicted.Length == 0)
        {
            return null;
        }

        var model = new TransferModel(prior, [.. observations], 1);
        var predictions = model.Predict([.. predicted.Select(row => sources.Pool[row])]);
        double[] ratios =
        [
            .. predictions.Select((p, i) => Math.Abs(device.LatencyMs[predicted[i]] - p.LatencyMs) / (p.HighMs - p.LatencyMs)).Order(),
        ];
        return ratios[(int)Math.Ceiling(Interval * ratios.Length) - 1];
    }

    private static double WeightedQuantile(List<(double Widening, double Weight)> widenings)
    {
        double left = CoveredSources * widenings.Sum(w => w.Weight);
        foreach ((double widening, double weight) in widenings.OrderBy(w => w.Widening))
        {
            left -= weight;
            if (left <= 1e-9)
            {
                return widening;
            }
        }

        return widenings.Max(w => w.Widening);
    }
}
