using System.Security.Cryptography;
using System.Text;
using Profiler.CostModels.Surrogates;
using Profiler.CostModels.Surrogates.Text;
using Profiler.CostModels.Surrogates.Training;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Jobs;
using Profiler.Fleet.Surrogates.Sampling;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Targets;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Store.Jobs;
using Profiler.Store.Surrogates;

namespace Profiler.Fleet.Surrogates;

/// <summary>Measures networks on a device within a budget and trains the surrogate that comes of them.</summary>
public sealed class SurrogateTrainingService(ProfilerDatabase database, DeviceSession device, TimeProvider time)
{
    /// <summary>The batch of the drawn networks; a kernel's batch is one of its features.</summary>
    public const int Batch = 1;

    private const string Kind = "surrogate-train";

    /// <summary>Trains, or goes on with the same training where it was interrupted.</summary>
    /// <exception cref="ProfilerException">The device failed, too little could be measured to train on, or this build lacks the trainer.</exception>
    public async Task<SurrogateTrainingOutcome> RunAsync(
        SurrogateTrainingRequest request, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        device.RequireProfiles();
        ISurrogateTrainer trainer = SurrogateTrainers.Get(request.Trainer);
        Target target = device.TargetFor(Batch);
        CalibratedReference reference = await device.ReferenceAsync(target, database, cancellationToken);
        BegunJob begun = await device.BeginAsync(database, Spec(request, target));
        if (begun.Job.State == JobState.Done)
        {
            // An earlier attempt of the same queued job trained it and was interrupted before it could say so.
            SurrogateSummary known = await database.Surrogates.OfJobAsync(begun.Job.Id)
                ?? throw new InvalidOperationException($"The job {begun.Job.Id} is done and has no surrogate.");
            return new SurrogateTrainingOutcome(known, await NetworksOfAsync(begun.Job.Id), Elapsed(start), IsResumed: true);
        }

        var ledger = new SampleLedger(request, await database.Surrogates.Samples.OfTargetAsync(target));
        var graphs = new GraphReader(device);
        SurrogateSubject steering = SurrogateSubjects.Of(device, target, reference.LatencyMs, deviceSeconds: 0, [], time);
        var planner = new WavePlanner(request, ledger, graphs, steering, trainer);
        CollectedSamples collected = await new SampleCollection(database, device, begun.Job, reference, request)
            .RunAsync(ledger, graphs, planner, progress, cancellationToken);
        progress?.Report(new JobProgress($"Training on {ledger.Training.Count} networks", 1, null));
        SurrogateSubject subject = SurrogateSubjects.Of(
            device, target, reference.LatencyMs, collected.DeviceSeconds, collected.Notes, time);
        NewSurrogate trained = await TrainAsync(request, trainer, subject, ledger, collected, cancellationToken);
        await database.Jobs.FinishAsync(begun.Job.Id, trained);
        return new SurrogateTrainingOutcome(
            (await database.Surrogates.OfJobAsync(begun.Job.Id))!, collected.Networks, Elapsed(start), begun.IsResumed);
    }

    private double Elapsed(long start) => time.GetElapsedTime(start).TotalSeconds;

    private async Task<int> NetworksOfAsync(string jobId) =>
        (await database.Jobs.Items.OfJobAsync(jobId)).Count(item => !item.Item.Profiled);

    private async Task<NewSurrogate> TrainAsync(
        SurrogateTrainingRequest request,
        ISurrogateTrainer trainer,
        SurrogateSubject subject,
        SampleLedger ledger,
        CollectedSamples collected,
        CancellationToken cancellationToken)
    {
        using Surrogate? before = await CurrentAsync(subject.Target);
        using Surrogate surrogate = await Task.Run(
            () => SurrogateBuilder.Build(subject, ledger.Training, trainer, request.Seed, cancellationToken), cancellationToken);
        ProfiledGraph[] heldOut = [.. ledger.HeldOut.Where(network => network.TimedMs is not null)];
        SurrogateChoice? choice = heldOut.Length > 0 ? SurrogateChoice.Between(before, surrogate, heldOut) : null;
        var report = new SurrogateReport(
            [.. ledger.Training.Select(network => network.Family).Distinct().Order(StringComparer.Ordinal)],
            ledger.Training.Count,
            ledger.Training.Sum(network => network.Graph.Kernels.Length),
            choice?.New,
            [.. heldOut.GroupBy(network => network.Family).Select(family => new FamilyScores(family.Key, surrogate.Score([.. family])))],
            surrogate.Calibration,
            choice?.Old,
            choice?.Reason ?? "No network of the hold-out was timed well enough to judge it: train for longer, or while the device is quiet.",
            [.. collected.Notes])
        {
            LeftOutFamilies = surrogate.LeftOutFamilies,
        };
        return new NewSurrogate(
            surrogate.Id, subject.Target, request.Seed, collected.DeviceSeconds, choice?.Replaces ?? before is null, report, SurrogateFile.Compose(surrogate));
    }

    /// <summary>The surrogate that answers now; null where there is none, or none that this program can read.</summary>
    private async Task<Surrogate?> CurrentAsync(Target target)
    {
        SurrogateSummary? current = (await database.Surrogates.AllAsync()).FirstOrDefault(known => known.IsCurrent && known.Target == target);
        try
        {
            return current is null ? null : await SurrogateFinder.LoadAsync(database, current);
        }
        catch (ProfilerException error) when (error.Code is ErrorCode.Mismatch or ErrorCode.InvalidFile or ErrorCode.MissingDependency)
        {
            return null;
        }
    }

    private static JobSpec Spec(SurrogateTrainingRequest request, Target target)
    {
        string subject = $"families {string.Join(", ", request.Families)}; trainer {request.Trainer}";
        string fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject)));
        return new JobSpec(
            Kind,
            "surrogate",
            fingerprint,
            Input: null,
            target,
            request.Seed,
            $$"""{"budgetSeconds":{{request.Budget.TotalSeconds}}}""");
    }
}
