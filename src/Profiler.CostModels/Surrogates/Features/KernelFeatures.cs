using System.Collections.Immutable;
using Profiler.Measurement.RuntimeGraphs;

namespace Profiler.CostModels.Surrogates.Features;

/// <summary>What trees see of a network's kernels: nothing of their names, their places in it or the weights' values.</summary>
public static class KernelFeatures
{
    /// <returns>A row of <see cref="FeatureSchema.Columns"/> values a kernel; NaN where a feature does not apply.</returns>
    /// <exception cref="Networks.Errors.ProfilerException">As <see cref="KernelWork.Of"/>.</exception>
    public static float[] Of(ImmutableArray<RuntimeKernel> kernels, KernelSetting setting)
    {
        float[] rows = new float[kernels.Length * FeatureSchema.Columns];
        KernelFacts[] facts = KernelFacts.Of(kernels, setting);
        for (int k = 0; k < facts.Length; k++)
        {
            Write(facts[k], rows.AsSpan(k * FeatureSchema.Columns, FeatureSchema.Columns));
        }

        return rows;
    }

    internal static void Write(KernelFacts facts, Span<float> row)
    {
        for (int column = 0; column < row.Length; column++)
        {
            row[column] = (float)FeatureColumns.All[column].Value(facts);
        }
    }
}
