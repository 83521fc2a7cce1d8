using Profiler.Fleet.Devices;
using Profiler.Fleet.Jobs;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Requests;
using Profiler.Fleet.Workplaces;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Targets;
using Profiler.Networks.Architectures;
using Profiler.Networks.Graphs;

namespace Profiler.Fleet.Onboarding;

/// <summary>
/// Measures architectures on the device in turns, each stored as any measurement is. What was measured before is taken
/// over, so that an interrupted onboarding goes on where it was.
/// </summary>
internal sealed class OnboardingMeasurements(IWorkplace workplace, DeviceOptions device, OnboardingRequest request)
{
    /// <summary>The device's, once anything is known of it.</summary>
    public Target? Target { get; private set; }

    /// <summary>How long the device was busy.</summary>
    public double DeviceSeconds { get; private set; }

    public async Task<IReadOnlyList<(LatencyStatistics Measured, bool WasKnown)>> MeasureAsync(
        IReadOnlyList<Architecture> architectures, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        Subject[] subjects = [.. architectures.Select(Subject)];
        var known = new Dictionary<string, LatencyStatistics>();
        foreach (Subject subject in subjects)
        {
            if (await workplace.FindMeasurementAsync(subject.Sha256, subject.Batch, device, cancellationToken) is { } found)
            {
                Target ??= found.Target;
                known[subject.Name] = found.LatencyMs;
            }
        }

        Subject[] missing = [.. subjects.Where(subject => !known.ContainsKey(subject.Name))];
        var measured = new Dictionary<string, LatencyStatistics>();
        if (missing.Length > 0)
        {
            MeasuringOutcome outcome = await RunAsync(missing, progress, cancellationToken);
            measured = outcome.Networks.ToDictionary(network => network.Subject.Name, network => network.Result.LatencyMs);
        }

        return
        [
            .. subjects.Select(subject => known.TryGetValue(subject.Name, out LatencyStatistics? before)
                ? (before, true)
                : (measured[subject.Name], false)),
        ];
    }

    /// <summary>Measures one anew, whatever is known of it.</summary>
    public async Task<LatencyStatistics> RepeatAsync(
        Architecture architecture, IProgress<JobProgress>? progress, CancellationToken cancellationToken) =>
        (await RunAsync([Subject(architecture)], progress, cancellationToken)).Networks[0].Result.LatencyMs;

    private async Task<MeasuringOutcome> RunAsync(Subject[] subjects, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        string kind = subjects.Length == 1 ? JobKinds.Measure : JobKinds.Compare;
        MeasuringOutcome outcome = await workplace.MeasureAsync(
            new MeasuringRequest(kind, subjects, request.Seed), device, progress, cancellationToken);
        DeviceSeconds += outcome.DeviceSeconds;
        Target = outcome.Networks[0].Target;
        return outcome;
    }

    private Subject Subject(Architecture architecture) =>
        SubjectFactory.FromNetwork(NetworkFactory.FromArchitecture(architecture), request.Input);
}
