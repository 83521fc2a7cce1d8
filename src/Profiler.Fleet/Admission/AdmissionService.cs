using System.Collections.Immutable;
using Profiler.Fleet.Admission.Results;
using Profiler.Fleet.Admission.Trials;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Jobs;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Stages;
using Profiler.Measurement.Targets;
using Profiler.Networks.Errors;
using Profiler.Store;

namespace Profiler.Fleet.Admission;

/// <summary>
/// Finds out whether numbers of a board can be trusted, and what would make them better. Calibrates the reference
/// network as any first job would; the caller keeps the report.
/// </summary>
public sealed class AdmissionService(ProfilerDatabase database, TimeProvider time)
{
    // Where in the whole test its parts begin; the soak, where there is one, takes most of the time.
    private const double OutputsAt = 0.05;
    private const double CalibrationAt = 0.1;
    private const double RepeatabilityAt = 0.2;
    private const double SoakAt = 0.5;

    /// <exception cref="ProfilerException">
    /// An option is out of range; the device was lost, is held by somebody else, lacks the provider, or its disk is full.
    /// What the runtime does wrong is part of the report.
    /// </exception>
    public async Task<AdmissionReport> RunAsync(
        DeviceSession device, AdmitOptions options, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        options.Require();
        DateTimeOffset testedAt = time.GetUtcNow();
        progress?.Report(new JobProgress("Testing the link", 0, null));
        LinkResult link = await LinkTrial.RunAsync(device.Agent, options, time, cancellationToken);
        ClockReading first = await ClockReading.BestAsync(device.Agent, time, cancellationToken);
        progress?.Report(new JobProgress("Checking the reference models' outputs", OutputsAt, null));
        ImmutableArray<OutputResult> outputs = await OutputTrial.RunAsync(device, cancellationToken);
        (RepeatabilityResult? Repeatability, SoakResult? Soak) measured = outputs.All(output => output.Problem is null)
            ? await MeasureAsync(device, options, progress, cancellationToken)
            : default;
        ClockReading last = await ClockReading.BestAsync(device.Agent, time, cancellationToken);
        ClockResult clock = ClockTrial.Between(first, last);
        ImmutableArray<AdmissionFinding> findings = Judgement.Of(device.Description, link, clock, outputs, measured);
        return new AdmissionReport(
            testedAt,
            ProgramVersion.Text,
            device.TargetFor(1),
            device.Description,
            DeviceFingerprint.Of(device.Description),
            Judgement.Verdict(findings),
            findings,
            link,
            clock,
            outputs,
            measured.Repeatability,
            measured.Soak);
    }

    private async Task<(RepeatabilityResult? Repeatability, SoakResult? Soak)> MeasureAsync(
        DeviceSession device, AdmitOptions options, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        Target target = device.TargetFor(1);
        progress?.Report(new JobProgress("Calibrating the reference network", CalibrationAt, null));
        CalibratedReference reference = await device.ReferenceAsync(target, database, cancellationToken);
        var rounds = progress is null ? null : new Progress<MeasurementProgress>(state => progress.Report(Report(options, state)));
        RepeatabilityResult repeatability = await RepeatabilityTrial.RunAsync(device, reference, options, rounds, cancellationToken);
        if (options.SoakSeconds == 0)
        {
            return (repeatability, null);
        }

        var seconds = progress is null ? null : new Progress<double>(elapsed => progress.Report(Report(options, elapsed)));
        SoakResult soak = await SoakTrial.RunAsync(device, reference, options.SoakSeconds, (time, seconds), cancellationToken);
        return (repeatability, soak);
    }

    private static JobProgress Report(AdmitOptions options, MeasurementProgress state) => new(
        $"Measuring the reference network against itself, round {state.RoundsDone + 1}",
        RepeatabilityAt + (SoakAt - RepeatabilityAt) * Math.Min(1, state.RoundsDone / (double)options.Rounds),
        state.Remaining is { } remaining ? remaining + TimeSpan.FromSeconds(options.SoakSeconds) : null);

    private static JobProgress Report(AdmitOptions options, double elapsed)
    {
        double share = Math.Min(1, elapsed / options.SoakSeconds);
        return new JobProgress("Running under lasting load", SoakAt + (1 - SoakAt) * share, TimeSpan.FromSeconds(options.SoakSeconds * (1 - share)));
    }
}
