using System.Collections.Immutable;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Jobs;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Stages;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Store.Jobs;
using Profiler.Store.Surrogates;

namespace Profiler.Fleet.Surrogates.Sampling;

/// <summary>
/// Measures waves of networks until the budget is used: each is profiled and, in visits of their own, timed as a whole,
/// and stored as soon as its wave is done. What an interrupted run has stored is taken over.
/// </summary>
internal sealed class SampleCollection(
    ProfilerDatabase database, DeviceSession device, Job job, CalibratedReference reference, SurrogateTrainingRequest request)
{
    private readonly SampleFactory _factory = new(reference);

    public async Task<CollectedSamples> RunAsync(
        SampleLedger ledger, GraphReader graphs, WavePlanner planner, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        ImmutableArray<JobItem> items = await database.Jobs.Items.OfJobAsync(job.Id);
        SampleName[][] begun = WaveItems.Begun(items.Select(item => item.Item));
        foreach (SampleName name in begun.SelectMany(wave => wave))
        {
            ledger.Take(name);
        }

        double deviceMs = 0;
        int networks = 0;
        for (int wave = 0; wave < begun.Length || RoomFor(wave, deviceMs, networks) > 0; wave++)
        {
            if (wave < begun.Length && begun[wave].All(ledger.Has)
                && items.All(item => item.State == ItemState.Done || !WaveItems.IsOf(wave, item.Item.Id)))
            {
                deviceMs += await DeviceMsAsync(wave);
                networks += begun[wave].Length;
                continue;
            }

            IReadOnlyList<Candidate> members = wave < begun.Length
                ? await AgainAsync(begun[wave], graphs, cancellationToken)
                : await planner.PlanAsync(RoomFor(wave, deviceMs, networks), cancellationToken);
            if (members.Count == 0)
            {
                break;
            }

            MeasuredItems measured = await MeasureAsync(wave, members, deviceMs, progress, cancellationToken);
            await KeepAsync(wave, members, measured, ledger);
            deviceMs += measured.DeviceMs;
            networks += members.Count;
        }

        return new CollectedSamples(networks, deviceMs / 1000, [.. graphs.Refusals, .. _factory.Failures]);
    }

    /// <summary>How long the device was busy with a wave that is done.</summary>
    private async Task<double> DeviceMsAsync(int wave) =>
        (await database.Visits.OfJobAsync(job.Id)).Where(visit => WaveItems.IsOf(wave, visit.ItemId)).Sum(visit => visit.DeviceMs);

    /// <summary>How many networks the next wave may have in what is left of the budget.</summary>
    private int RoomFor(int wave, double deviceMs, int networks)
    {
        double networkMs = networks > 0 ? deviceMs / networks : SurrogateDefaults.NetworkMs;
        int fitting = (int)((request.Budget.TotalMilliseconds - deviceMs) / networkMs);
        return wave > 0
            ? Math.Min(fitting, SurrogateDefaults.WaveNetworks)
            : Math.Clamp(
                fitting,
                SurrogateDefaults.MinFirstWave,
                Math.Max(SurrogateDefaults.MinFirstWave, request.Families.Length * (SurrogateDefaults.FirstWavePerFamily + 1)));
    }

    private static async Task<IReadOnlyList<Candidate>> AgainAsync(SampleName[] wave, GraphReader graphs, CancellationToken cancellationToken)
    {
        var members = new List<Candidate>();
        foreach (SampleName name in wave)
        {
            members.Add(await graphs.ReadAsync(name, cancellationToken) ?? throw new ProfilerException(
                ErrorCode.Mismatch,
                $"The runtime refuses {name}, which it has measured before: {graphs.Refusals[^1]}",
                "Begin anew with another --seed."));
        }

        return members;
    }

    private Task<MeasuredItems> MeasureAsync(
        int wave, IReadOnlyList<Candidate> members, double spentMs, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        var models = new List<JobModel>();
        foreach (Candidate member in members)
        {
            DrawnNetwork network = DrawnNetwork.Of(member.Name);
            Workload workload = device.Workload(network.Export.Sha256);
            string name = member.Name.ToString();
            models.Add(Model(new MeasurementItem(WaveItems.Profiled(wave, member.Name), workload, Profiled: true)));
            models.Add(Model(new MeasurementItem(WaveItems.Timed(wave, member.Name), workload)));

            JobModel Model(MeasurementItem item) => new(item, name, network.Export.Bytes) { IsKept = false };
        }

        var plan = new MeasurementPlan(request.Seed + wave, request.Budget - TimeSpan.FromMilliseconds(spentMs))
        {
            MinRounds = SurrogateDefaults.MinRounds,
            MaxRounds = SurrogateDefaults.MaxRounds,
            VisitTargetMs = SurrogateDefaults.VisitTargetMs,
        };
        var report = progress is null ? null : new Progress<MeasurementProgress>(state => progress.Report(Report(wave, members.Count, spentMs, state)));
        return new JobRunner(database, device, job, reference).MeasureAsync(models, plan, report, cancellationToken);
    }

    private async Task KeepAsync(int wave, IReadOnlyList<Candidate> members, MeasuredItems measured, SampleLedger ledger)
    {
        foreach (Candidate member in members.Where(member => !ledger.Has(member.Name)))
        {
            if (_factory.TryMake(member, measured, WaveItems.Profiled(wave, member.Name), WaveItems.Timed(wave, member.Name)) is { } network)
            {
                var sample = new SurrogateSample(network, member.Name.Use == SampleUse.HeldOut ? SampleSplit.HeldOut : SampleSplit.Train);
                await database.Surrogates.Samples.AddAsync(job.Id, device.TargetFor(SurrogateTrainingService.Batch), sample);
                ledger.Add(sample);
            }
        }

        if (wave == 0 && _factory is { Made: 0, FirstFault: { } fault })
        {
            throw fault;
        }
    }

    private JobProgress Report(int wave, int networks, double spentMs, MeasurementProgress state)
    {
        double budgetMs = request.Budget.TotalMilliseconds;
        double leftMs = state.Remaining?.TotalMilliseconds ?? 0;
        double ofWave = Math.Max(
            state.ItemsFinished / (double)state.ItemsTotal, 0.9 * Math.Min(1, state.RoundsDone / (double)SurrogateDefaults.MinRounds));
        double done = Math.Clamp((spentMs + (networks * SurrogateDefaults.NetworkMs * ofWave)) / budgetMs, 0, 1);
        return new JobProgress(
            $"Profiling networks, wave {wave + 1}", done, TimeSpan.FromMilliseconds(Math.Max(leftMs, budgetMs * (1 - done))));
    }
}
