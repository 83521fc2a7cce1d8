using Profiler.CostModels.Analytical.Kernels;

namespace Profiler.CostModels.Analytical;

/// <summary>What a kernel takes at least.</summary>
/// <param name="ComputeMs">At the peak rate.</param>
/// <param name="MemoryMs">At the full bandwidth.</param>
/// <param name="LaunchMs">To be started.</param>
public sealed record KernelRoofline(AnalyticKernel Kernel, double ComputeMs, double MemoryMs, double LaunchMs)
{
    /// <summary>The roofline: the slower of both limits, and the launch before it.</summary>
    public double FloorMs => Math.Max(ComputeMs, MemoryMs) + LaunchMs;

    /// <summary>Operations for each byte; a multiply-accumulate is two.</summary>
    public double FlopPerByte => Kernel.Bytes > 0 ? 2.0 * Kernel.Macs / Kernel.Bytes : 0;

    public BindingLimit Limit => LaunchMs > Math.Max(ComputeMs, MemoryMs)
        ? BindingLimit.Launch
        : ComputeMs >= MemoryMs ? BindingLimit.Compute : BindingLimit.Bandwidth;
}
