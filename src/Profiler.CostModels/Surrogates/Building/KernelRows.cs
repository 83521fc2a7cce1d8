using Profiler.CostModels.Surrogates.Training;

namespace Profiler.CostModels.Surrogates.Building;

/// <summary>The distinct kernels that some networks show, each once.</summary>
/// <param name="Kernels">Of the whole table, to which <paramref name="Seen"/> points.</param>
/// <param name="MeanLogMs">For each one seen the weighted mean of the logarithms of its times.</param>
/// <param name="Weights">For each one seen, 1 on average.</param>
internal sealed record KernelRows(KernelBatch Kernels, int[] Seen, double[] MeanLogMs, double[] Weights)
{
    /// <summary>
    /// Distinct kernels of a kind for which it gets trees of its own: with fewer the others teach it more than it loses by them.
    /// </summary>
    private const int MinOwnKernels = 60;

    public WorkLines FitLines() => WorkLines.Fit([.. Seen.Select((row, i) =>
        (Kernels.Kinds[row], new WorkSample(Kernels.Works[row], Math.Exp(MeanLogMs[i]), Weights[i])))]);

    /// <summary>The kinds that get trees of their own.</summary>
    public IReadOnlySet<string> OwnKinds() =>
        Seen.CountBy(row => Kernels.Kinds[row]).Where(kind => kind.Value >= MinOwnKernels).Select(kind => kind.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>Apart for the kinds that get trees of their own, and together for the others.</summary>
    public IEnumerable<KindRows> ByKind(IReadOnlySet<string> own) => Enumerable.Range(0, Seen.Length)
        .GroupBy(place => Kernels.Kinds[Seen[place]] is var kind && own.Contains(kind) ? kind : KindTrees.Others)
        .Select(kind => At(kind.Key, [.. kind]));

    /// <summary>What trees learn: the logarithm of a kernel's time over its line's.</summary>
    public RegressionData Over(WorkLines lines)
    {
        float[] features = new float[Seen.Length * KernelBatch.Columns];
        float[] targets = new float[Seen.Length];
        for (int i = 0; i < Seen.Length; i++)
        {
            Kernels.Row(Seen[i]).CopyTo(features.AsSpan(i * KernelBatch.Columns));
            targets[i] = (float)(MeanLogMs[i] - Math.Log(lines.Predict(Kernels.Kinds[Seen[i]], Kernels.Works[Seen[i]])));
        }

        return new RegressionData(KernelBatch.Columns, features, targets, Weights.Select(weight => (float)weight).ToArray());
    }

    private KindRows At(string kind, int[] places)
    {
        double weight = places.Sum(place => Weights[place]);
        return new KindRows(
            kind,
            new KernelRows(
                Kernels,
                [.. places.Select(place => Seen[place])],
                [.. places.Select(place => MeanLogMs[place])],
                [.. places.Select(place => Weights[place] / weight * places.Length)]),
            weight);
    }
}
