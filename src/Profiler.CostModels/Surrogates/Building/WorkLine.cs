using Profiler.CostModels.Building;
using Profiler.CostModels.Surrogates.Features;

namespace Profiler.CostModels.Surrogates.Building;

/// <summary>
/// A kernel's time from what it computes and moves: launch + MACs / rate + bytes / bandwidth, a roofline's terms added
/// instead of maximised, with a bandwidth of its own for what is read, for weights and for what is written.
/// </summary>
public sealed record WorkLine(double LaunchMs, double MsPerMac, double MsPerDataByte, double MsPerWeightByte, double MsPerOutputByte)
{
    private const int Terms = 5;

    /// <summary>Least squares of the relative error; no coefficient is negative.</summary>
    internal static WorkLine Fit(IReadOnlyList<WorkSample> kernels)
    {
        double[] roots = [.. kernels.Select(kernel => Math.Sqrt(kernel.Weight))];
        double[] fit = NonNegativeFit.Solve(
            kernels.Count, Terms, (i, j) => roots[i] * Term(kernels[i].Work, j) / kernels[i].Ms, i => roots[i]);
        return new WorkLine(fit[0], fit[1], fit[2], fit[3], fit[4]);
    }

    /// <summary>In ms, at least <see cref="KernelModel.LeastMs"/>: nothing that runs is free.</summary>
    internal double Predict(KernelWork work) => Math.Max(
        KernelModel.LeastMs,
        LaunchMs + (MsPerMac * work.Macs) + (MsPerDataByte * work.DataBytes)
            + (MsPerWeightByte * work.WeightBytes) + (MsPerOutputByte * work.OutputBytes));

    private static double Term(KernelWork work, int index) => index switch
    {
        0 => 1,
        1 => work.Macs,
        2 => work.DataBytes,
        3 => work.WeightBytes,
        _ => work.OutputBytes,
    };
}
