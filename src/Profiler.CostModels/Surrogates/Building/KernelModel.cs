using Profiler.CostModels.Surrogates.Coverage;
using Profiler.CostModels.Surrogates.Training;

namespace Profiler.CostModels.Surrogates.Building;

/// <summary>Predicts kernels one by one: trees for operators that were sampled, a line over the work for others.</summary>
internal sealed class KernelModel(IRegressor trees, WorkLine line, SampledRegion region) : IDisposable
{
    /// <summary>Half of the microsecond in which the runtime's profile counts: what it shows as 0 took less than 1.</summary>
    public const double LeastMs = 0.0005;

    private readonly Lock _asking = new();

    public IRegressor Trees => trees;

    public WorkLine Line => line;

    public SampledRegion Region => region;

    /// <returns>For each kernel its profiled time in ms.</returns>
    public double[] Predict(KernelBatch batch)
    {
        float[] logMs = new float[batch.Count];
        lock (_asking)
        {
            trees.Predict(batch.Features, logMs);
        }

        double[] ms = new double[batch.Count];
        for (int k = 0; k < ms.Length; k++)
        {
            ms[k] = region.Knows(batch.Places[k]) ? Math.Max(LeastMs, Math.Exp(logMs[k])) : line.Predict(batch.Works[k]);
        }

        return ms;
    }

    public void Dispose() => trees.Dispose();
}
