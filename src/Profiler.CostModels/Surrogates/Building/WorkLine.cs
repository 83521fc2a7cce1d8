using Profiler.CostModels.Building;

namespace Profiler.CostModels.Surrogates.Building;

/// <summary>
/// A kernel's time from what it computes and moves: launch + MACs / rate + bytes / bandwidth, a roofline's terms
/// added instead of maximised. Answers for operators that no sample had.
/// </summary>
public sealed record WorkLine(double LaunchMs, double MsPerMac, double MsPerByte)
{
    /// <summary>Least squares of the relative error.</summary>
    internal static WorkLine Fit(IReadOnlyList<((long Macs, long Bytes) Work, double Ms)> kernels)
    {
        double[] fit = NonNegativeFit.Solve(kernels.Count, terms: 3, (i, j) => Term(kernels[i].Work, j) / kernels[i].Ms, _ => 1);
        return new WorkLine(fit[0], fit[1], fit[2]);
    }

    /// <summary>In ms, at least <see cref="KernelModel.LeastMs"/>: nothing that runs is free.</summary>
    internal double Predict((long Macs, long Bytes) work) =>
        Math.Max(KernelModel.LeastMs, LaunchMs + (MsPerMac * work.Macs) + (MsPerByte * work.Bytes));

    private static double Term((long Macs, long Bytes) work, int index) => index switch
    {
        0 => 1,
        1 => work.Macs,
        _ => work.Bytes,
    };
}
