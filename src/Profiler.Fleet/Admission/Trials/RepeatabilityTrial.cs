using Profiler.Fleet.Admission.Results;
using Profiler.Fleet.Devices;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Stages;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Visits;

namespace Profiler.Fleet.Admission.Trials;

/// <summary>Measures the reference network as two items, as two networks would be, to see how far they differ.</summary>
internal static class RepeatabilityTrial
{
    private static readonly string[] Names = ["first", "second"];

    public static async Task<RepeatabilityResult> RunAsync(
        DeviceSession device,
        CalibratedReference reference,
        AdmitOptions options,
        IProgress<MeasurementProgress>? progress,
        CancellationToken cancellationToken)
    {
        var plan = new MeasurementPlan(options.Seed)
        {
            MinRounds = Math.Min(MeasurementDefaults.MinRounds, options.Rounds),
            MaxRounds = options.Rounds,
        };
        MeasurementItem[] items = [.. Names.Select(name => new MeasurementItem(name, reference.Workload))];
        var visits = new List<Visit>();
        var measurement = new InterleavedMeasurement(device.Agent, visit =>
        {
            visits.Add(visit);
            return ValueTask.CompletedTask;
        });
        IReadOnlyList<MeasurementResult> results = await measurement.RunAsync(
            new MeasurementJob(items, reference, plan), [], progress, cancellationToken);
        PairedDifference difference = PairedComparison.AgainstFirst(Names, visits, reference, plan.ReferenceTolerance).Single();
        Interval ratio = difference.Ratio;
        return new RepeatabilityResult(
            ratio.Value,
            ratio.Low,
            ratio.High,
            Math.Max(Math.Abs(ratio.Low - 1), Math.Abs(ratio.High - 1)),
            results.Max(result => result.Grade),
            results.Aggregate(Findings.None, (flags, result) => flags | result.Flags),
            difference.Pairs,
            Quantiles.Median(results.Select(result => result.LatencyMs.RawMedian)));
    }
}
