using Profiler.Client.Tests.Support;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Jobs;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Requests;
using Profiler.Fleet.Requests.Results;
using Profiler.Fleet.Workplaces;
using Profiler.Networks.Errors;
using Profiler.Store.Jobs;
using Profiler.Store.Leases;
using Profiler.Store.Queue;

namespace Profiler.Client.Tests;

public sealed class RemoteWorkplaceTests
{
    private static readonly DeviceOptions Device = new(TestCoordinator.Board);

    [Fact]
    public async Task The_jobs_result_is_the_outcome()
    {
        await using TestCoordinator coordinator = await TestCoordinator.StartAsync();
        await using RemoteWorkplace workplace = coordinator.Connect();
        Task<MeasuringOutcome> measuring = workplace.MeasureAsync(One(Samples.Network), Device, null, CancellationToken.None);

        GrantedJob granted = await coordinator.GrantAsync();
        MeasuredSubject measured = Samples.Measured(Samples.Network);
        await coordinator.Database.Queue.FinishAsync(
            granted.Lease, JobResultJson.Write(new MeasureJobResult("job-1", NetworkResult.Of(measured), 4.5)));
        MeasuringOutcome outcome = await measuring;

        Assert.Equal("job-1", outcome.JobId);
        Assert.Equal(4.5, outcome.DeviceSeconds);
        Assert.Equal(measured, Assert.Single(outcome.Networks));
        Assert.Equal("measure", granted.Job.Kind);
    }

    [Fact]
    public async Task A_model_from_a_file_travels_before_its_job()
    {
        await using TestCoordinator coordinator = await TestCoordinator.StartAsync();
        await using RemoteWorkplace workplace = coordinator.Connect();

        QueuedJob job = await workplace.Jobs.QueueAsync(
            JobRequests.Of(One(Samples.File), Device), [Samples.File], CancellationToken.None);

        Assert.Equal(Samples.File.Onnx.ToArray(), await coordinator.Database.Models.ReadAsync(Samples.File.Sha256));
        Assert.Equal(Samples.File.Sha256, ((MeasureJobRequest)JobRequestJson.Read(job.RequestJson)).Network.ModelSha256);
    }

    [Fact]
    public async Task Progress_is_the_jobs()
    {
        await using TestCoordinator coordinator = await TestCoordinator.StartAsync();
        await using RemoteWorkplace workplace = coordinator.Connect();
        var seen = new TaskCompletionSource<JobProgress>();
        var progress = new Watching(report =>
        {
            if (report.Fraction == 0.5)
            {
                seen.TrySetResult(report);
            }
        });
        Task<MeasuringOutcome> measuring = workplace.MeasureAsync(One(Samples.Network), Device, progress, CancellationToken.None);
        GrantedJob granted = await coordinator.GrantAsync();

        await coordinator.Database.Queue.ReportAsync(granted.Lease, new QueuedJobProgress("Measuring mine, round 3", 0.5, 7));

        Assert.Equal(new JobProgress("Measuring mine, round 3", 0.5, TimeSpan.FromSeconds(7)), await seen.Task.WaitAsync(TimeSpan.FromMinutes(1)));
        await coordinator.Database.Queue.EndAsync(granted.Lease, QueuedJobState.Failed, new ItemFailure(ErrorCode.TimedOut, "late", null));
        await Assert.ThrowsAsync<ProfilerException>(() => measuring);
    }

    [Fact]
    public async Task Progress_says_what_holds_a_job_up()
    {
        await using TestCoordinator coordinator = await TestCoordinator.StartAsync();
        await using RemoteWorkplace workplace = coordinator.Connect();
        await coordinator.Database.Devices.PauseAsync(TestCoordinator.Board);
        var seen = new TaskCompletionSource<string>();
        using var stop = new CancellationTokenSource();
        Task<MeasuringOutcome> measuring = workplace.MeasureAsync(
            One(Samples.Network), Device, new Watching(report => seen.TrySetResult(report.Activity)), stop.Token);

        string activity = await seen.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await stop.CancelAsync();

        Assert.Contains($"'{TestCoordinator.Board}' is paused", activity);
        Assert.Contains($"profiler device resume {TestCoordinator.Board}", activity);
        await Assert.ThrowsAsync<ProfilerException>(() => measuring);
    }

    [Fact]
    public async Task A_failed_job_fails_with_its_own_reason()
    {
        await using TestCoordinator coordinator = await TestCoordinator.StartAsync();
        await using RemoteWorkplace workplace = coordinator.Connect();
        Task<MeasuringOutcome> measuring = workplace.MeasureAsync(One(Samples.Network), Device, null, CancellationToken.None);
        GrantedJob granted = await coordinator.GrantAsync();

        await coordinator.Database.Queue.EndAsync(
            granted.Lease, QueuedJobState.Failed, new ItemFailure(ErrorCode.ModelRejected, "The runtime refuses it.", "Export it anew."));

        var error = await Assert.ThrowsAsync<ProfilerException>(() => measuring);
        Assert.Equal((ErrorCode.ModelRejected, "The runtime refuses it.", "Export it anew."), (error.Code, error.Message, error.Advice));
    }

    [Fact]
    public async Task Who_stops_waiting_cancels_the_job_and_is_told_so()
    {
        await using TestCoordinator coordinator = await TestCoordinator.StartAsync();
        await using RemoteWorkplace workplace = coordinator.Connect();
        using var stop = new CancellationTokenSource();
        Task<MeasuringOutcome> measuring = workplace.MeasureAsync(One(Samples.Network), Device, null, stop.Token);
        GrantedJob granted = await coordinator.GrantAsync();

        await stop.CancelAsync();

        var error = await Assert.ThrowsAsync<ProfilerException>(() => measuring);
        Assert.Equal(ErrorCode.Cancelled, error.Code);
        Assert.Contains($"job {granted.Job.Id} was cancelled", error.Message);
        Assert.True((await coordinator.Database.Queue.GetAsync(granted.Job.Id)).CancelRequested);
    }

    [Fact]
    public async Task A_coordinator_that_makes_other_models_is_not_believed()
    {
        await using TestCoordinator coordinator = await TestCoordinator.StartAsync();
        await using RemoteWorkplace workplace = coordinator.Connect();
        Task<MeasuringOutcome> measuring = workplace.MeasureAsync(One(Samples.Network), Device, null, CancellationToken.None);
        GrantedJob granted = await coordinator.GrantAsync();

        NetworkResult other = NetworkResult.Of(Samples.Measured(Samples.Network)) with { Sha256 = new string('0', 64) };
        await coordinator.Database.Queue.FinishAsync(granted.Lease, JobResultJson.Write(new MeasureJobResult("job-1", other, 4.5)));

        Assert.Equal(ErrorCode.Mismatch, (await Assert.ThrowsAsync<ProfilerException>(() => measuring)).Code);
    }

    private static MeasuringRequest One(Subject subject) => new(JobKinds.Measure, [subject], Seed: 1);

    private sealed class Watching(Action<JobProgress> report) : IProgress<JobProgress>
    {
        public void Report(JobProgress value) => report(value);
    }
}
