using System.Collections.Immutable;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Visits;

namespace Profiler.CostModels.Building;

/// <summary>What the profiles of a network say of its kernels.</summary>
/// <param name="Kernels">In the order they ran.</param>
/// <param name="Ms">For each kernel the median over visits of its median over runs, at the reference's calibrated speed.</param>
internal sealed record KernelTimes(ImmutableArray<Kernel> Kernels, ImmutableArray<double> Ms)
{
    /// <param name="visits">Profiled visits of one workload; bad ones are left out unless all are.</param>
    /// <exception cref="Networks.Errors.ProfilerException">As <see cref="VisitRatio.Of"/>.</exception>
    public static KernelTimes Of(IReadOnlyList<Visit> visits, CalibratedReference? reference, double referenceTolerance)
    {
        VisitRatio[] all = [.. visits.Select(visit => VisitRatio.Of(visit, reference, referenceTolerance))];
        VisitRatio[] good = [.. all.Where(visit => !visit.IsBad)];
        VisitRatio[] used = good.Length > 0 ? good : all;
        ImmutableArray<Kernel> kernels = used[0].Visit.Kernels!.Kernels;
        return new KernelTimes(
            kernels,
            [.. Enumerable.Range(0, kernels.Length).Select(k => Quantiles.Median(used.Select(visit => KernelMs(visit, k, reference))))]);
    }

    /// <summary>A kernel's median over the visit's runs, at the reference's calibrated speed.</summary>
    private static double KernelMs(VisitRatio visit, int kernel, CalibratedReference? reference) =>
        Quantiles.Median(visit.Visit.Kernels!.DurationsMs[kernel]) / visit.ReferenceMs * (reference?.LatencyMs ?? 1);
}
