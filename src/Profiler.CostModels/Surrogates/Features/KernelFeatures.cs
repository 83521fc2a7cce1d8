using Profiler.Measurement.RuntimeGraphs;

namespace Profiler.CostModels.Surrogates.Features;

/// <summary>What trees see of a kernel: nothing of its name, its place in the network or the weights' values.</summary>
public static class KernelFeatures
{
    /// <param name="row">Takes one value for each of <see cref="FeatureSchema.Columns"/>; NaN where a feature does not apply.</param>
    /// <exception cref="Networks.Errors.ProfilerException">As <see cref="KernelWork.Of"/>.</exception>
    public static void Of(RuntimeKernel kernel, KernelSetting setting, Span<float> row)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(row.Length, FeatureSchema.Columns);
        var facts = new KernelFacts(kernel, setting);
        for (int column = 0; column < row.Length; column++)
        {
            row[column] = (float)FeatureColumns.All[column].Value(facts);
        }
    }
}
