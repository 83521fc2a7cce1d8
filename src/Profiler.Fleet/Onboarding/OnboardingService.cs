using System.Collections.Immutable;
using Profiler.CostModels.Transfer;
using Profiler.CostModels.Transfer.Encoders;
using Profiler.CostModels.Validation;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Jobs;
using Profiler.Fleet.Workplaces;
using Profiler.Measurement.Statistics;
using Profiler.Networks.Architectures;

namespace Profiler.Fleet.Onboarding;

/// <summary>
/// Learns a device for a search space from few measurements: chooses the architectures, measures them, fits, measures
/// again what the others contradict, and stops at the error asked for or when all are measured.
/// </summary>
public sealed class OnboardingService(IWorkplace workplace, DeviceOptions device)
{
    public async Task<OnboardingOutcome> RunAsync(
        OnboardingRequest request, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        var design = OnboardingDesign.Draw(request);
        ImmutableArray<OnboardingSource> tables = await OnboardingSources.FindAsync(workplace.Tables, request, device, cancellationToken);
        var space = TransferSpace.Of(request.Space, request.Input, LayoutWalk.Of(request.Space, tables.Select(source => source.Table)));
        IArchitectureEncoder encoder = space.Encoder;
        TransferSources sources = OnboardingSources.Of(request, space, tables, design.Pool);
        TransferPrior prior = sources.Prior(space.HyperparametersFor(sources, request.Seed));
        ImmutableArray<Architecture> chosen = design.Choose(prior, encoder, request.Measurements);
        double widening = TransferCalibration.Widening(sources, prior.Hyperparameters, [.. chosen.Select(encoder.Encode)], request.Seed);
        var measurements = new OnboardingMeasurements(workplace, device, request);
        var learning = new OnboardingLearning(prior, widening);
        EncodedArchitecture[] predicted = [.. design.Pool.Select(encoder.Encode)];
        double error = double.PositiveInfinity;
        while (learning.Count < chosen.Length && !(error <= request.TargetError))
        {
            ImmutableArray<Architecture> wave = [.. chosen.Skip(learning.Count).Take(WaveOf(request, learning.Count))];
            learning.Add(wave, await measurements.MeasureAsync(wave, Part(progress, learning.Count, request), cancellationToken));
            await RepeatContradictedAsync(learning, measurements, progress, cancellationToken);
            error = learning.Model.RelativeError90(predicted);
        }

        double deviceSeconds = measurements.DeviceSeconds;
        OnboardingCheck? check = request.Check == 0
            ? null
            : await CheckAsync(design.Check, learning, measurements, progress, cancellationToken);
        return new OnboardingOutcome(
            measurements.Target!,
            learning.Model,
            tables,
            learning.Measured(),
            error,
            request.TargetError is { } target ? error <= target : null,
            check,
            deviceSeconds);
    }

    /// <summary>Without an error to reach all are measured at once, interleaved with each other.</summary>
    private static int WaveOf(OnboardingRequest request, int measured) => request.TargetError is null
        ? request.Measurements
        : measured == 0 ? OnboardingDefaults.FirstWave : OnboardingDefaults.NextWave;

    private static async Task RepeatContradictedAsync(
        OnboardingLearning learning, OnboardingMeasurements measurements, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        while (learning.FindContradicted() is { } contradicted)
        {
            LatencyStatistics again = await measurements.RepeatAsync(contradicted, progress, cancellationToken);
            learning.Replace(contradicted, again);
        }
    }

    private static async Task<OnboardingCheck> CheckAsync(
        ImmutableArray<Architecture> architectures,
        OnboardingLearning learning,
        OnboardingMeasurements measurements,
        IProgress<JobProgress>? progress,
        CancellationToken cancellationToken)
    {
        double before = measurements.DeviceSeconds;
        IReadOnlyList<(LatencyStatistics Measured, bool WasKnown)> measured =
            await measurements.MeasureAsync(architectures, progress, cancellationToken);
        ImmutableArray<TransferPrediction> predicted = learning.Predict(architectures);
        OnboardedArchitecture[] checks =
        [
            .. architectures.Select((architecture, i) =>
                new OnboardedArchitecture(architecture, measured[i].Measured, measured[i].WasKnown, Repeats: 0, predicted[i])),
        ];
        return new OnboardingCheck(
            ValidationScores.Of([.. checks.Select(c => c.Predicted.LatencyMs)], [.. checks.Select(c => c.Measured.Median)]),
            checks.Count(c => c.Measured.Median >= c.Predicted.LowMs && c.Measured.Median <= c.Predicted.HighMs) / (double)checks.Length,
            checks,
            measurements.DeviceSeconds - before);
    }

    private static WaveProgress? Part(IProgress<JobProgress>? progress, int measured, OnboardingRequest request) =>
        progress is null ? null : new WaveProgress(progress, measured, WaveOf(request, measured), request.Measurements);

    /// <summary>A wave's progress as a part of the whole.</summary>
    private sealed class WaveProgress(IProgress<JobProgress> whole, int before, int wave, int total) : IProgress<JobProgress>
    {
        public void Report(JobProgress value) => whole.Report(value with { Fraction = (before + (value.Fraction * Math.Min(wave, total - before))) / total });
    }
}
