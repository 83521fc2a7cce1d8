using Profiler.Measurement.Devices;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Visits;

namespace Profiler.Fleet.Conditions;

/// <summary>Keeps a board busy before it is measured, so that one without a fan is as warm as it will stay.</summary>
internal static class Soak
{
    private const string Item = "soak";
    private const int FirstRuns = 4;
    private const int MostRuns = 10_000;
    private const double VisitMs = 5_000;
    private const double MsPerSecond = 1_000;

    /// <summary>Visits for each that the time has room for; ends a soak on a device that reports no time passing.</summary>
    private const int MostVisits = 10;

    public static async Task RunAsync(IBenchDevice device, Workload workload, double seconds, CancellationToken cancellationToken)
    {
        double leftMs = seconds * MsPerSecond;
        double most = MostVisits * Math.Ceiling(leftMs / VisitMs);
        int runs = FirstRuns;
        for (int round = 0; leftMs > 0 && round < most; round++)
        {
            VisitRequest[] visits = [new VisitRequest(Item, round, workload, Profiled: false, Reference: null, ReferenceRuns: 0, WarmupRuns: 0, runs)];
            await foreach (Visit visit in device.RunAsync(visits, cancellationToken))
            {
                leftMs -= visit.DeviceMs;
                double runMs = Quantiles.Median(visit.SamplesMs);
                runs = (int)Math.Clamp(Math.Min(VisitMs, leftMs) / Math.Max(runMs, double.Epsilon), 1, MostRuns);
            }
        }
    }
}
