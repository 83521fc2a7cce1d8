using System.Collections.Concurrent;
using Profiler.Networks.Errors;
using Profiler.Store.Leases;
using Profiler.Store.Queue;
using Profiler.Store.Tests.Support;
using Profiler.Testing;

namespace Profiler.Store.Tests.Queue;

/// <summary>Several coordinators, each with connections of its own and several tasks, on one queue.</summary>
public sealed class ManyCoordinatorsTests
{
    private const int Coordinators = 3;
    private const int TasksEach = 4;
    private const int Jobs = 200;

    private static readonly string[] Boards = [.. Enumerable.Range(0, 8).Select(i => $"board{i}")];

    private readonly FakeClock _clock = new();
    private readonly ConcurrentDictionary<string, string> _atWork = new();
    private readonly ConcurrentBag<string> _done = [];

    [Theory, EveryEngine]
    public async Task Every_job_is_done_exactly_once_and_no_lane_runs_two(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        ProfilerDatabase[] databases = await OpenAsync(store);
        await databases[0].RegisterAsync(Boards);
        await Task.WhenAll(Enumerable.Range(0, Jobs).Select(i => Task.Run(
            () => databases[i % Coordinators].Queue.SubmitAsync(QueueSamples.Job(Boards[i % Boards.Length], priority: i % 3)))));

        await Task.WhenAll(Enumerable.Range(0, Coordinators * TasksEach).Select(
            i => Task.Run(() => WorkAsync(databases[i % Coordinators], $"coordinator{i}", seed: i))));

        QueuedJob[] jobs = [.. await databases[0].Queue.ListAsync(new QueueQuery(Limit: 1000))];
        Assert.Equal(Jobs, jobs.Count(job => job.State == QueuedJobState.Done));
        Assert.Equal(jobs.Select(job => job.Id).Order(), _done.Order());
        Assert.Equal(Enumerable.Range(1, Jobs).Select(i => $"q{i}").Order(), _done.Order());
        Assert.Empty(await databases[0].Queue.LeasesAsync());
        Array.ForEach(databases, database => database.Dispose());
    }

    [Theory, EveryEngine]
    public async Task What_a_dead_coordinator_held_is_taken_over_once_and_its_late_writes_are_refused(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        ProfilerDatabase[] databases = await OpenAsync(store);
        await databases[0].RegisterAsync(Boards);
        foreach (string board in Boards)
        {
            await databases[0].Queue.SubmitAsync(QueueSamples.Job(board));
        }

        var dead = new List<GrantedJob>();
        while (await databases[0].Queue.TryGrantAsync("dead", Boards, QueueSamples.LeaseTime) is { } granted)
        {
            dead.Add(granted);
        }

        _clock.Advance(QueueSamples.LeaseTime);
        Task<string?>[] late = [.. dead.Select(job => Task.Run(() => TryFinishAsync(databases[0], job)))];
        await Task.WhenAll(Enumerable.Range(1, 8).Select(i => Task.Run(() => WorkAsync(databases[i % Coordinators], $"alive{i}", seed: i))));
        string?[] finishedLate = await Task.WhenAll(late);

        // Until somebody has taken the lane over, its holder may still end its job in time.
        Assert.Equal(Boards.Length, dead.Count);
        Assert.Equal(dead.Select(job => job.Job.Id).Order(), _done.Concat(finishedLate.OfType<string>()).Order());
        Assert.All(dead, job => Assert.False(databases[1].Queue.RenewAsync(job.Lease, QueueSamples.LeaseTime).Result.IsHeld));
        Array.ForEach(databases, database => database.Dispose());
    }

    private static async Task<string?> TryFinishAsync(ProfilerDatabase database, GrantedJob job)
    {
        try
        {
            await database.Queue.FinishAsync(job.Lease, "{}");
            return job.Job.Id;
        }
        catch (ProfilerException error) when (error.Code == ErrorCode.LeaseLost)
        {
            return null;
        }
    }

    /// <summary>Works until nothing is left: renews, reports, sometimes gives a job back, finishes.</summary>
    private async Task WorkAsync(ProfilerDatabase database, string holder, int seed)
    {
        var random = new Random(seed);
        while (true)
        {
            GrantedJob? granted = await database.Queue.TryGrantAsync(holder, Boards, QueueSamples.LeaseTime);
            if (granted is null && await IsOverAsync(database))
            {
                return;
            }

            if (granted is not null)
            {
                await WorkAsync(database, granted, isGivenBack: random.Next(5) == 0);
            }
        }
    }

    private async Task WorkAsync(ProfilerDatabase database, GrantedJob granted, bool isGivenBack)
    {
        LaneLease lease = granted.Lease;
        Assert.True(_atWork.TryAdd(lease.Device, lease.Holder), $"{lease.Device} was granted twice");
        Assert.True((await database.Queue.RenewAsync(lease, QueueSamples.LeaseTime)).IsHeld);
        await database.Queue.ReportAsync(lease, new QueuedJobProgress("measuring", 0.5, null));
        Assert.True(_atWork.TryRemove(lease.Device, out string? holder));
        Assert.Equal(lease.Holder, holder);
        if (isGivenBack)
        {
            await database.Queue.ReleaseAsync(lease, null, null);
            return;
        }

        await database.Queue.FinishAsync(lease, "{}");
        _done.Add(granted.Job.Id);
    }

    private static async Task<bool> IsOverAsync(ProfilerDatabase database) =>
        (await database.Queue.ListAsync(new QueueQuery(State: QueuedJobState.Queued, Limit: 1))).IsEmpty
        && (await database.Queue.ListAsync(new QueueQuery(State: QueuedJobState.Running, Limit: 1))).IsEmpty;

    private Task<ProfilerDatabase[]> OpenAsync(TemporaryStore store) =>
        Task.WhenAll(Enumerable.Range(0, Coordinators).Select(_ => store.OpenAsync(_clock)));
}
