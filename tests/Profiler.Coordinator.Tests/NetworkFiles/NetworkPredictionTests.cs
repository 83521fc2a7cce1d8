using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Profiler.Api.NetworkFiles;
using Profiler.Coordinator.Costs.Errands;
using Profiler.Coordinator.NetworkFiles;
using Profiler.Coordinator.Tests.Support;
using Profiler.CostModels.Estimates;
using Profiler.CostModels.Surrogates;
using Profiler.Fleet.Requests;
using Profiler.Fleet.Requests.Results;
using Profiler.Measurement.Targets;
using Profiler.Store;
using Profiler.Store.Jobs;
using Profiler.Store.Leases;
using Profiler.Store.Queue;
using Profiler.Store.Surrogates;

namespace Profiler.Coordinator.Tests.NetworkFiles;

public sealed class NetworkPredictionTests : IAsyncLifetime, IDisposable
{
    private const string SurrogateId = "aa11bb22cc33dd44";
    private static readonly Target Board = new("board-7", "ort", "1.29.0", "cpu", "fp32", Batch: 1, Threads: 2);
    private static readonly NetworkReference Network = new("mine", ModelSha256: new string('a', 64));
    private static readonly ClaimsPrincipal Caller = new(new ClaimsIdentity());

    private readonly TemporaryFolder _folder = new();
    private ProfilerDatabase _database = null!;
    private NetworkPredictor _predictor = null!;

    [Fact]
    public async Task A_surrogate_answers_for_its_target_whatever_the_batch()
    {
        Assert.Equal(SurrogateId, (await _predictor.FindAsync(Board))!.Id);
        Assert.Equal(SurrogateId, (await _predictor.FindAsync(Board with { Batch = 4 }))!.Id);
        Assert.Null(await _predictor.FindAsync(Board with { Threads = 1 }));
    }

    [Fact]
    public async Task The_same_question_finds_the_answer_of_the_job_that_it_queued()
    {
        NetworkLatency first = await AskAsync();
        QueuedJob job = await _database.Queue.GetAsync(first.Job!);
        Assert.Null(first.LatencyMs);
        Assert.Contains(job.Id, first.Reason, StringComparison.Ordinal);
        var request = Assert.IsType<SurrogateEstimateJobRequest>(JobRequestJson.Read(job.RequestJson));
        Assert.Equal((Board.Device, Board.Threads), (request.Device, request.Threads));
        Assert.Equal(first.Job, (await AskAsync()).Job);

        GrantedJob granted = (await _database.Queue.TryGrantAsync("test", [Board.Device], TimeSpan.FromMinutes(1)))!;
        var estimate = new NetworkEstimate(new CostEstimate(10, 8, 12.5, EstimateSource.Predicted, 0.75, SurrogateId), 0.1, [], []);
        await _database.Queue.FinishAsync(granted.Lease, JobResultJson.Write(new SurrogateEstimateJobResult(SurrogateId, Board, estimate)));
        NetworkLatency later = await AskAsync();

        Assert.Null(later.Job);
        Assert.Equal(
            (10, 8, 12.5, "predicted", 0.75, SurrogateId),
            (later.LatencyMs!.Value, later.LatencyMs.Low, later.LatencyMs.High, later.LatencyMs.Source, later.LatencyMs.Coverage, later.LatencyMs.Snapshot));
        Assert.Equal(0.95, later.LatencyMs.MeetsMaxLatency!.Value, 1e-6);
    }

    public async Task InitializeAsync()
    {
        _database = await ProfilerDatabase.OpenAsync(_folder.PathOf("profiler.db"), TimeProvider.System);
        await _database.Devices.RegisterAsync(Board.Device, "{}");
        string job = (await _database.Jobs.BeginOrResumeAsync(new JobSpec("surrogate-train", "surrogate", "families", Input: null, Board, Seed: 1))).Job.Id;
        var report = new SurrogateReport(
            ["plain"], 12, 400, null, [], [], new SurrogateCalibration(10, 0.01, 0.925, 0.001), Before: null, "It is the first.", []);
        await _database.Jobs.FinishAsync(job, new NewSurrogate(SurrogateId, Board, 1, 61.5, IsCurrent: true, report, new byte[] { 1 }));
        IAuthorizationService authorization = new ServiceCollection().AddLogging().AddAuthorizationCore().BuildServiceProvider()
            .GetRequiredService<IAuthorizationService>();
        _predictor = new NetworkPredictor(_database, new MeasureQueue(_database, authorization));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    private async Task<NetworkLatency> AskAsync() =>
        await _predictor.PredictAsync((await _predictor.FindAsync(Board))!, Board, Network, limitMs: 12.5, Caller);
}
