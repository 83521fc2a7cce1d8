using Profiler.CostModels.Surrogates.Coverage;

namespace Profiler.CostModels.Surrogates.Building;

/// <summary>Predicts kernels one by one: a line over the work, and for operators that were sampled trees over the line.</summary>
internal sealed class KernelModel(KindTrees trees, WorkLines lines, SampledRegion region) : IDisposable
{
    /// <summary>Half of the microsecond in which the runtime's profile counts: what it shows as 0 took less than 1.</summary>
    public const double LeastMs = 0.0005;

    private readonly Lock _asking = new();

    public KindTrees Trees => trees;

    public WorkLines Lines => lines;

    public SampledRegion Region => region;

    /// <returns>For each kernel its profiled time in ms.</returns>
    public double[] Predict(KernelBatch batch)
    {
        float[] logRatios;
        lock (_asking)
        {
            logRatios = trees.Predict(batch);
        }

        double[] ms = new double[batch.Count];
        for (int k = 0; k < ms.Length; k++)
        {
            ms[k] = region.Knows(batch.Places[k])
                ? Math.Max(LeastMs, lines.Predict(batch.Kinds[k], batch.Works[k]) * Math.Exp(logRatios[k]))
                : lines.All.Predict(batch.Works[k]);
        }

        return ms;
    }

    public void Dispose() => trees.Dispose();
}
