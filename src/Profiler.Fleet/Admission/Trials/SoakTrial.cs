using System.Collections.Immutable;
using Profiler.Fleet.Admission.Results;
using Profiler.Fleet.Devices;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Visits;

namespace Profiler.Fleet.Admission.Trials;

/// <summary>Runs a network without a pause and watches its latency, the clock and the temperature.</summary>
internal static class SoakTrial
{
    private const string Item = "soak";

    /// <summary>Visits are made so long that the report has about so many points.</summary>
    private const int Points = 240;

    /// <summary>Ends a soak on a device that reports no time passing.</summary>
    private const int MostPoints = 4 * Points;

    /// <summary>Loading a model takes a part of it; shorter visits would let the processor rest.</summary>
    private const double LeastVisitMs = 250;

    /// <summary>Visits asked for at once: their worker is a process to start, in which the processor rests too.</summary>
    private const double RequestMs = 5000;
    private const int MostRuns = 10_000;
    private const double MsPerSecond = 1000;

    /// <summary>The drift detector's least number of visits.</summary>
    private const int LeastPoints = 8;
    private const int PartsOfSeries = 5;

    /// <param name="watch">The clock, and who is told the seconds that have passed.</param>
    public static async Task<SoakResult> RunAsync(
        DeviceSession device,
        CalibratedReference reference,
        double seconds,
        (TimeProvider Time, IProgress<double>? Progress) watch,
        CancellationToken cancellationToken)
    {
        double visitMs = Math.Max(LeastVisitMs, seconds * MsPerSecond / Points);
        int runs = (int)Math.Clamp(Math.Round(visitMs / reference.LatencyMs), 1, MostRuns);
        long start = watch.Time.GetTimestamp();
        double elapsed = 0;
        var points = ImmutableArray.CreateBuilder<SoakPoint>();
        while (elapsed < seconds && points.Count < MostPoints)
        {
            int count = (int)Math.Ceiling(Math.Min(RequestMs, (seconds - elapsed) * MsPerSecond) / visitMs);
            VisitRequest[] visits = [.. Enumerable.Range(points.Count, count).Select(round => Visit(reference.Workload, round, runs))];
            elapsed = Math.Max(elapsed, watch.Time.GetElapsedTime(start).TotalSeconds);
            await foreach (Visit visit in device.Agent.RunAsync(visits, cancellationToken))
            {
                elapsed += visit.DeviceMs / MsPerSecond;
                points.Add(new SoakPoint(
                    elapsed, Quantiles.Median(visit.SamplesMs), visit.Conditions.TemperatureCelsius, visit.Conditions.FrequencyMhz));
                watch.Progress?.Report(elapsed);
            }
        }

        return Judge(points.ToImmutable());
    }

    private static VisitRequest Visit(Workload workload, int round, int runs) =>
        new(Item, round, workload, Profiled: false, Reference: null, ReferenceRuns: 0, WarmupRuns: 0, runs);

    internal static SoakResult Judge(ImmutableArray<SoakPoint> points)
    {
        int part = Math.Max(1, points.Length / PartsOfSeries);
        ImmutableArray<SoakPoint> early = points[..part];
        ImmutableArray<SoakPoint> late = points[^part..];
        double earlyMs = Quantiles.Median(early.Select(point => point.LatencyMs));
        double lateMs = Quantiles.Median(late.Select(point => point.LatencyMs));
        double change = lateMs / earlyMs - 1;
        double? earlyMhz = Clock(early);
        double? lateMhz = Clock(late);
        bool isThrottled = change > MeasurementDefaults.DriftTolerance && lateMhz < (1 - AdmissionDefaults.ThrottledClock) * earlyMhz;
        return new SoakResult(
            Verdict(points, change), earlyMs, lateMs, change, earlyMhz, lateMhz, isThrottled, points.Max(point => point.TemperatureCelsius), points);
    }

    private static SoakVerdict Verdict(ImmutableArray<SoakPoint> points, double change)
    {
        if (points.Length < LeastPoints)
        {
            return SoakVerdict.TooShort;
        }

        if (!DriftDetector.Detects([.. points.Select(point => point.LatencyMs)]))
        {
            return SoakVerdict.Steady;
        }

        return Math.Abs(change) > MeasurementDefaults.DriftTolerance ? SoakVerdict.Drifts : SoakVerdict.Unsteady;
    }

    private static double? Clock(IEnumerable<SoakPoint> points)
    {
        double[] clocks = [.. points.Select(point => point.FrequencyMhz).OfType<double>()];
        return clocks.Length == 0 ? null : Quantiles.Median(clocks);
    }
}
