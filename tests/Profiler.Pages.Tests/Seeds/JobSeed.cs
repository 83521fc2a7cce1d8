using System.Collections.Immutable;
using Profiler.CostModels.Estimates;
using Profiler.CostModels.Surrogates;
using Profiler.CostModels.Validation;
using Profiler.Fleet.Requests;
using Profiler.Fleet.Requests.Results;
using Profiler.Fleet.Validation;
using Profiler.Measurement.RuntimeGraphs;
using Profiler.Measurement.Statistics;
using Profiler.Networks.Counting;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Store.Jobs;
using Profiler.Store.Leases;
using Profiler.Store.Queue;

namespace Profiler.Pages.Tests.Seeds;

/// <summary>Jobs in every state.</summary>
internal static class JobSeed
{
    public static readonly TimeSpan Lease = TimeSpan.FromHours(1);

    public static async Task AddAsync(ProfilerDatabase database, string run)
    {
        var space = new SpaceReference(Lab.Space);
        await DoneAsync(database, new ProfileJobRequest { Device = Lab.Local, Space = space }, new ProfileJobResult(Lab.Table.Id, 90.5, 131, IsResumed: false));
        await DoneAsync(database, new ValidateJobRequest { Device = Lab.Local, Space = space, Count = 12, Seed = 7 }, Validation());
        NetworkResult[] networks = [.. MeasurementSeed.Networks.Select((_, i) => Measured(i))];
        await DoneAsync(
            database,
            new CompareJobRequest { Device = Lab.Local, Networks = [.. networks.Select(network => new NetworkReference(network.Name))] },
            new CompareJobResult(run, [.. networks], Differences(networks), 61));
        await DoneAsync(
            database,
            new MeasureJobRequest { Device = Lab.Local, Network = new NetworkReference(Lab.Hostile) },
            new MeasureJobResult(run, Measured(0) with { Name = Lab.Hostile, Input = null }, 4));
        await DoneAsync(
            database,
            new SurrogateEstimateJobRequest { Device = Lab.Local, Network = new NetworkReference(Lab.Hostile) },
            new SurrogateEstimateJobResult("6d7c0d8022f87cb4", Lab.Target, Estimated()));
        await FailedAsync(database);
        QueuedJob cancelled = await SubmitAsync(database, new MeasureJobRequest { Device = Lab.Paused, Network = new NetworkReference("fbnet-a") });
        await database.Queue.CancelAsync(cancelled.Id);
        await SubmitAsync(database, new MeasureJobRequest { Device = Lab.Unreachable, Network = new NetworkReference("fbnet-b") });
        await SubmitAsync(database, new ProfileJobRequest { Device = Lab.Running, Space = space, Seed = 4 });
        LaneLease lease = await GrantAsync(database, Lab.Running);
        await database.Queue.ReportAsync(lease, new QueuedJobProgress("Profiling, round 5 of 12", 0.42, 75));
    }

    public static Task<QueuedJob> SubmitAsync(ProfilerDatabase database, JobRequest request) => database.Queue.SubmitAsync(
        new NewQueuedJob(JobRequestJson.KindOf(request), request.Device, JobRequestJson.Write(request), 0, [], "local"));

    public static async Task<LaneLease> GrantAsync(ProfilerDatabase database, string device) =>
        (await database.Queue.TryGrantAsync("another coordinator", [device], Lease) ?? throw new InvalidOperationException($"Nothing is due on {device}.")).Lease;

    private static async Task DoneAsync(ProfilerDatabase database, JobRequest request, JobResult result)
    {
        await SubmitAsync(database, request);
        await database.Queue.FinishAsync(await GrantAsync(database, request.Device), JobResultJson.Write(result));
    }

    private static async Task FailedAsync(ProfilerDatabase database)
    {
        await SubmitAsync(database, new MeasureJobRequest { Device = Lab.Local, Network = new NetworkReference("fbnet-c") });
        await database.Queue.EndAsync(
            await GrantAsync(database, Lab.Local),
            QueuedJobState.Failed,
            new ItemFailure(ErrorCode.ModelRejected, "The runtime refuses the model of 'fbnet-c'.", "Export it with an older opset."));
    }

    private static NetworkEstimate Estimated()
    {
        RuntimeKernel Kernel(string op) => new(
            Lab.Hostile, op, "", "", [], [new KernelTensor("float", [1, 64, 7, 9], IsConstant: false)],
            ImmutableSortedDictionary<string, ImmutableArray<long>>.Empty, ImmutableSortedDictionary<string, string>.Empty);
        return new NetworkEstimate(
            new CostEstimate(0.5, 0.4, 0.6, EstimateSource.Predicted, 0.8, "6d7c0d8022f87cb4"),
            0.02,
            [new KernelEstimate(Kernel("CumSum"), 0.08, 0, 8064, IsCovered: false), new KernelEstimate(Kernel("Conv"), 0.4, 42_500_000, 900_000, IsCovered: true)],
            ["CumSum"]);
    }

    private static NetworkResult Measured(int network)
    {
        (string name, _, long macs) = MeasurementSeed.Networks[network];
        MeasurementResult result = MeasurementSeed.ResultOf(network);
        double said = result.LatencyMs.Median * 1.013;
        return new NetworkResult(
            name,
            MeasurementSeed.Sha256(network),
            "1x3x512x1024",
            new NetworkCounts(macs, 700_000, 90_000_000, 2_800_000),
            Lab.Target,
            result,
            new CostEstimate(said, said * 0.97, said * 1.03, EstimateSource.Table, 0.98, Lab.Table.Id));
    }

    private static System.Collections.Immutable.ImmutableArray<PairedDifference> Differences(NetworkResult[] networks) =>
    [
        .. from second in Enumerable.Range(1, networks.Length - 1)
           from first in Enumerable.Range(0, second)
           let ratio = networks[second].Result.LatencyMs.Median / networks[first].Result.LatencyMs.Median
           let difference = networks[second].Result.LatencyMs.Median - networks[first].Result.LatencyMs.Median
           select new PairedDifference(
               networks[first].Result.ItemId,
               networks[second].Result.ItemId,
               new Interval(ratio, ratio * 0.99, ratio * 1.01),
               new Interval(difference, difference - 0.1, difference + 0.1),
               15),
    ];

    private static ValidateJobResult Validation()
    {
        var random = new Random(11);
        ValidatedNetwork[] networks =
        [
            .. Enumerable.Range(0, 12).Select(i =>
            {
                double measured = 9 + (i * 0.8);
                double said = measured * (0.97 + (random.NextDouble() * 0.06));
                MeasurementResult result = MeasurementSeed.ResultOf(0) with
                {
                    ItemId = $"network-{i}",
                    LatencyMs = MeasurementSeed.ResultOf(0).LatencyMs with { Median = measured },
                };
                var estimate = new CostEstimate(said, said * 0.97, said * 1.03, EstimateSource.Table, 1, Lab.Table.Id);
                return new ValidatedNetwork($"{i:x24}", 1_000_000_000 + (i * 90_000_000L), result, estimate, said * 1.2, measured * (0.8 + (random.NextDouble() * 0.4)));
            }),
        ];
        double[] truth = [.. networks.Select(network => network.Measured.LatencyMs.Median)];
        ValidationScores Score(Func<ValidatedNetwork, double> by) => ValidationScores.Of([.. networks.Select(by)], truth);
        return new ValidateJobResult(
            Lab.Table.Id, Score(network => network.Estimate.LatencyMs), Score(network => network.IsolatedMs), Score(network => network.MacsMs), [.. networks], 44);
    }
}
