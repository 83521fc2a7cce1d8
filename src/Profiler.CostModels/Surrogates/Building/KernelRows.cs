using Profiler.CostModels.Surrogates.Training;

namespace Profiler.CostModels.Surrogates.Building;

/// <summary>The distinct kernels that some networks show, each once.</summary>
/// <param name="Kernels">Of the whole table, to which <paramref name="Seen"/> points.</param>
/// <param name="MeanLogMs">For each one seen the weighted mean of the logarithms of its times.</param>
/// <param name="Weights">For each one seen, 1 on average.</param>
internal sealed record KernelRows(KernelBatch Kernels, int[] Seen, double[] MeanLogMs, double[] Weights)
{
    public WorkLines FitLines() => WorkLines.Fit([.. Seen.Select((row, i) =>
        (Kernels.Kinds[row], new WorkSample(Kernels.Works[row], Math.Exp(MeanLogMs[i]), Weights[i])))]);

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
}
