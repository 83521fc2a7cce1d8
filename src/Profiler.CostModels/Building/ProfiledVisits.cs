using Profiler.Measurement.Plans;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Visits;

namespace Profiler.CostModels.Building;

/// <summary>Which profiled visits count, and what a kernel took in one.</summary>
internal static class ProfiledVisits
{
    /// <param name="visits">At least one; bad ones are left out unless all are.</param>
    /// <exception cref="Networks.Errors.ProfilerException">As <see cref="VisitRatio.Of"/>.</exception>
    public static VisitRatio[] Used(IReadOnlyList<Visit> visits, CalibratedReference? reference, double referenceTolerance)
    {
        VisitRatio[] all = [.. visits.Select(visit => VisitRatio.Of(visit, reference, referenceTolerance))];
        VisitRatio[] good = [.. all.Where(visit => !visit.IsBad)];
        return good.Length > 0 ? good : all;
    }

    /// <summary>A kernel's median over the visit's runs, at the reference's calibrated speed.</summary>
    public static double KernelMs(VisitRatio visit, int kernel, CalibratedReference? reference) =>
        Quantiles.Median(visit.Visit.Kernels!.DurationsMs[kernel]) / visit.ReferenceMs * (reference?.LatencyMs ?? 1);
}
