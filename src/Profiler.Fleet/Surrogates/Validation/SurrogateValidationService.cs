using Profiler.CostModels.Estimates;
using Profiler.CostModels.Surrogates;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Jobs;
using Profiler.Fleet.Surrogates.Sampling;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Stages;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Targets;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Store.Jobs;
using Profiler.Store.Surrogates;

namespace Profiler.Fleet.Surrogates.Validation;

/// <summary>Measures fresh networks as precisely as any measurement, and scores the surrogate's answers on them.</summary>
public sealed class SurrogateValidationService(ProfilerDatabase database, DeviceSession device)
{
    private const string Kind = "surrogate-validate";

    /// <exception cref="ProfilerException">There is no surrogate of the device, or the device failed.</exception>
    public async Task<SurrogateValidationOutcome> RunAsync(
        SurrogateValidationRequest request, DeviceOptions options, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        SurrogateSummary summary = await SurrogateFinder.FindAsync(database, options) ?? throw SurrogateEstimator.None(options);
        Target target = device.TargetFor(SurrogateTrainingService.Batch);
        SurrogateGuard.Require(summary, target);
        using Surrogate surrogate = await SurrogateFinder.LoadAsync(database, summary);
        CalibratedReference reference = await device.ReferenceAsync(target, database, cancellationToken);
        BegunJob begun = await device.BeginAsync(database, Spec(request, target));
        var graphs = new GraphReader(device);
        var scored = new List<ScoredNetwork>();
        double deviceMs = 0;
        SampleName[] names = Names(request);
        for (int first = 0; first < names.Length; first += SurrogateDefaults.WaveNetworks)
        {
            var members = new List<Candidate>();
            foreach (SampleName name in names.Skip(first).Take(SurrogateDefaults.WaveNetworks))
            {
                if (await graphs.ReadAsync(name, cancellationToken) is { } candidate)
                {
                    members.Add(candidate);
                }
            }

            int done = first;
            var report = progress is null ? null : new Progress<MeasurementProgress>(state => progress.Report(Report(names.Length, done, members.Count, state)));
            MeasuredItems measured = await MeasureAsync(begun.Job, reference, members, request.Seed, report, cancellationToken);
            scored.AddRange(members.Where(member => measured.Results[member.Name.ToString()].LatencyMs.Visits > 0)
                .Select(member => Score(member, surrogate, measured.Results[member.Name.ToString()])));
            deviceMs += measured.DeviceMs;
        }

        await database.Jobs.FinishAsync(begun.Job.Id);
        return Outcome(summary, scored, graphs.Refusals, deviceMs);
    }

    /// <summary>The families in turn.</summary>
    private static SampleName[] Names(SurrogateValidationRequest request) =>
    [
        .. Enumerable.Range(0, request.Networks).Select(i => new SampleName(
            request.Families[i % request.Families.Length], SampleUse.Validate, request.Seed, i / request.Families.Length))
    ];

    private Task<MeasuredItems> MeasureAsync(
        Job job,
        CalibratedReference reference,
        List<Candidate> members,
        int seed,
        IProgress<MeasurementProgress>? report,
        CancellationToken cancellationToken)
    {
        JobModel[] models =
        [
            .. members.Select(member => DrawnNetwork.Of(member.Name)).Select(network => new JobModel(
                new MeasurementItem(network.Name.ToString(), device.Workload(network.Export.Sha256)), network.Name.ToString(), network.Export.Bytes)
            {
                IsKept = false,
            })
        ];
        return new JobRunner(database, device, job, reference).MeasureAsync(models, new MeasurementPlan(seed), report, cancellationToken);
    }

    private static ScoredNetwork Score(Candidate network, Surrogate surrogate, MeasurementResult measured)
    {
        CostEstimate cost = surrogate.Estimate(network.Graph).Cost;
        return new ScoredNetwork(
            network.Name.ToString(), network.Name.Family, cost.LatencyMs, cost.LowMs, cost.HighMs, measured.LatencyMs.Median);
    }

    private static SurrogateValidationOutcome Outcome(
        SurrogateSummary summary, List<ScoredNetwork> scored, IReadOnlyList<string> notes, double deviceMs) => scored.Count == 0
        ? throw new ProfilerException(
            ErrorCode.DeviceFailed, $"No network could be measured well enough to score the surrogate {summary.Id}.", "Free the device of other work and validate again.")
        : new SurrogateValidationOutcome(
            summary,
            SurrogateScores.Of(scored),
            [.. scored.GroupBy(network => network.Family).Select(family => new FamilyScores(family.Key, SurrogateScores.Of([.. family])))],
            [.. scored],
            [.. notes],
            deviceMs / 1000);

    private static JobProgress Report(int networks, int done, int wave, MeasurementProgress state)
    {
        double finished = done + (wave * state.ItemsFinished / (double)state.ItemsTotal);
        TimeSpan? left = state.Remaining is { } wavesLeft ? wavesLeft * Math.Max(1, (networks - done) / (double)wave) : null;
        return new JobProgress($"Measuring {networks} networks", finished / networks, left);
    }

    private static JobSpec Spec(SurrogateValidationRequest request, Target target) => new(
        Kind,
        $"{request.Networks} networks",
        string.Join(',', request.Families),
        Input: null,
        target,
        request.Seed,
        $$"""{"networks":{{request.Networks}}}""");
}
