using Profiler.CostModels.Surrogates.Coverage;
using Profiler.CostModels.Surrogates.Features;
using Profiler.Measurement.RuntimeGraphs;

namespace Profiler.CostModels.Surrogates.Building;

/// <summary>What a model needs to know of some kernels.</summary>
internal sealed class KernelBatch
{
    public KernelBatch(IReadOnlyList<RuntimeKernel> kernels, KernelSetting setting)
    {
        Features = new float[kernels.Count * Columns];
        Places = new KernelPlace[kernels.Count];
        Works = new (long, long)[kernels.Count];
        for (int k = 0; k < kernels.Count; k++)
        {
            KernelFeatures.Of(kernels[k], setting, Features.AsSpan(k * Columns, Columns));
            Places[k] = KernelPlace.Of(kernels[k]);
            Works[k] = KernelWork.Of(kernels[k]);
        }
    }

    public static int Columns => FeatureSchema.Columns;

    public int Count => Places.Length;

    /// <summary>Row after row of <see cref="Columns"/>.</summary>
    public float[] Features { get; }

    public KernelPlace[] Places { get; }

    public (long Macs, long Bytes)[] Works { get; }

    public ReadOnlySpan<float> Row(int kernel) => Features.AsSpan(kernel * Columns, Columns);
}
