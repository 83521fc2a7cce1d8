using System.Globalization;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Jobs;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Requests;
using Profiler.Measurement.Energy;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Protocol;
using Profiler.Store;
using Profiler.Store.Energy;
using Profiler.Store.Jobs;

namespace Profiler.Fleet.Energy;

/// <summary>
/// Measures latencies as ever, and then the energy of each network in a pass of its own. Each pass is stored when it
/// ends; an interrupted job goes on with what is missing.
/// </summary>
public sealed class EnergyService(ProfilerDatabase database, DeviceSession device)
{
    /// <summary>The share of a job's time that the visits take, for its progress.</summary>
    private const double VisitShare = 0.3;

    /// <exception cref="Networks.Errors.ProfilerException">
    /// The device tells no power (MissingDependency), a rail is frozen or fails in mid-pass (DeviceFailed), or the device was lost.
    /// </exception>
    public async Task<EnergyOutcome> RunAsync(
        EnergyMeasuringRequest request, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        // Found out first: a user should not wait for the visits to be told that there is no sensor.
        await device.Agent.PowerRailsAsync(cancellationToken);
        request.Guard?.Invoke(device.TargetFor(request.Subjects[0].Batch));
        var measuring = new MeasuringService(database, device);
        var plan = new MeasurementPlan(request.Seed);
        Job job = await measuring.BeginAsync(JobKinds.Energy, request.Subjects, plan, Options(request.Plan));
        var visits = progress is null ? null : new Progress<JobProgress>(state => progress.Report(state with { Fraction = state.Fraction * VisitShare }));
        MeasuringOutcome measured = await measuring.MeasureAsync(job, request.Subjects, plan, visits, cancellationToken);
        Dictionary<string, EnergySummary> known =
            (await database.Energy.OfJobAsync(job.Id)).ToDictionary(energy => energy.ItemId, energy => energy.Summary);
        var networks = new List<SubjectEnergy>();
        foreach (MeasuredSubject network in measured.Networks)
        {
            double done = networks.Count / (double)measured.Networks.Count;
            TimeSpan remaining = Remaining(request, networks.Count);
            var phases = progress is null ? null : new Progress<VisitPhase>(phase => progress.Report(
                new JobProgress(Words(network.Subject.Name, phase), VisitShare + ((1 - VisitShare) * done), remaining)));
            if (!known.TryGetValue(network.Subject.Name, out EnergySummary? energy))
            {
                energy = await WatchAsync(job, measuring.Item(network.Subject), network, request.Plan, phases, cancellationToken);
            }

            networks.Add(new SubjectEnergy(network with { MjPerInference = energy.MjPerInference }, energy));
        }

        await database.Jobs.FinishAsync(job.Id);
        double passSeconds = networks.Sum(network => network.Energy.PassSeconds);
        return new EnergyOutcome(job.Id, networks, measured.DeviceSeconds + passSeconds);
    }

    private async Task<EnergySummary> WatchAsync(
        Job job,
        MeasurementItem item,
        MeasuredSubject network,
        EnergyPlan plan,
        IProgress<VisitPhase>? phases,
        CancellationToken cancellationToken)
    {
        EnergyReply reply = await device.Agent.WatchEnergyAsync(item.Workload, plan, phases, cancellationToken);
        EnergySummary summary = EnergyAnalysis.Summarise(
            reply.Trace, plan.TargetRelativeHalfWidth, network.Result.LatencyMs.RawMedian);
        await database.Energy.AddAsync(
            job.Id,
            item.Id,
            new NewEnergyMeasurement(summary, plan, reply.Conditions, reply.Trace, ProgramVersion.Text, device.Description));
        return summary;
    }

    private static string Words(string name, VisitPhase phase) => phase switch
    {
        VisitPhase.Building => $"Loading {name}",
        VisitPhase.Measuring => $"Watching the power of {name}",
        _ => "Watching the power at rest",
    };

    /// <summary>Passes left, each taken to be as long as it must be.</summary>
    private static TimeSpan Remaining(EnergyMeasuringRequest request, int done) => TimeSpan.FromSeconds(
        (request.Subjects.Count - done) * ((2 * request.Plan.IdleSeconds) + request.Plan.LeastSeconds));

    private static string Options(EnergyPlan plan) => string.Create(
        CultureInfo.InvariantCulture,
        $""","idleSeconds":{plan.IdleSeconds},"leastSeconds":{plan.LeastSeconds},"mostSeconds":{plan.MostSeconds},"energyHalfWidth":{plan.TargetRelativeHalfWidth},"samplingMs":{plan.SamplingMs}""");
}
