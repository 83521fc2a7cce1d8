using Profiler.CostModels.Surrogates.Coverage;
using Profiler.CostModels.Surrogates.Features;

namespace Profiler.CostModels.Surrogates.Building;

/// <summary>What a model needs to know of some kernels.</summary>
internal sealed class KernelBatch
{
    public KernelBatch(IReadOnlyList<KernelFacts> kernels)
    {
        Features = new float[kernels.Count * Columns];
        Places = new KernelPlace[kernels.Count];
        Works = new KernelWork[kernels.Count];
        Kinds = new string[kernels.Count];
        for (int k = 0; k < kernels.Count; k++)
        {
            KernelFeatures.Write(kernels[k], Features.AsSpan(k * Columns, Columns));
            Places[k] = KernelPlace.Of(kernels[k].Kernel, kernels[k].Work);
            Works[k] = kernels[k].Work;
            Kinds[k] = kernels[k].Kind;
        }
    }

    public static int Columns => FeatureSchema.Columns;

    public int Count => Places.Length;

    /// <summary>Row after row of <see cref="Columns"/>.</summary>
    public float[] Features { get; }

    public KernelPlace[] Places { get; }

    public KernelWork[] Works { get; }

    /// <summary>For each kernel whose line it is on.</summary>
    public string[] Kinds { get; }

    public ReadOnlySpan<float> Row(int kernel) => Features.AsSpan(kernel * Columns, Columns);
}
