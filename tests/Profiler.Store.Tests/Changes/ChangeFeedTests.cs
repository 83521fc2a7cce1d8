using Profiler.Store.Changes;
using Profiler.Store.Queue;
using Profiler.Store.Tests.Support;
using Profiler.Testing;

namespace Profiler.Store.Tests.Changes;

public sealed class ChangeFeedTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory, EveryEngine]
    public async Task Every_watcher_is_told_of_jobs_and_devices_after_they_were_committed(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync(new FakeClock());
        using var patience = new CancellationTokenSource(Patience);
        IAsyncEnumerable<Change>[] watchers = [database.Changes.WatchAsync(patience.Token), database.Changes.WatchAsync(patience.Token)];

        await database.RegisterAsync("board");
        QueuedJob job = await database.Queue.SubmitAsync(QueueSamples.Job());

        foreach (IAsyncEnumerable<Change> watcher in watchers)
        {
            await UntilAsync(watcher, new Change("device", "board"), new Change("job", job.Id));
        }
    }

    [Theory, EveryEngine]
    public async Task What_was_rolled_back_is_not_told(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync(new FakeClock());
        using var patience = new CancellationTokenSource(Patience);
        await database.RegisterAsync("board");
        await database.Queue.SubmitAsync(QueueSamples.Job());
        await using IAsyncEnumerator<Change> changes = database.Changes.WatchAsync(patience.Token).GetAsyncEnumerator();
        await ListenAsync(changes, engine);

        await Assert.ThrowsAnyAsync<Exception>(() => database.Devices.RemoveAsync("board"));
        await database.RegisterAsync("second");

        Assert.True(await changes.MoveNextAsync());
        Assert.Equal(new Change("device", "second"), changes.Current);
    }

    [Fact]
    public async Task A_slow_watcher_loses_the_oldest_and_is_told_so()
    {
        var hub = new ChangeHub();
        using var patience = new CancellationTokenSource(Patience);
        await using IAsyncEnumerator<Change> changes = hub.WatchAsync(patience.Token).GetAsyncEnumerator();

        hub.Publish(Enumerable.Range(0, ChangeHub.Capacity + 3).Select(i => new Change("job", $"{i}")));
        var seen = new List<string>();
        for (int i = 0; i <= ChangeHub.Capacity; i++)
        {
            Assert.True(await changes.MoveNextAsync());
            seen.Add(changes.Current.Id);
        }

        Assert.Equal(["", .. Enumerable.Range(3, ChangeHub.Capacity).Select(i => $"{i}")], seen);
    }

    [Fact]
    public async Task Another_coordinator_is_told_by_the_server()
    {
        using var store = new TemporaryStore(Engine.Postgres);
        using ProfilerDatabase database = await store.OpenAsync(new FakeClock());
        using ProfilerDatabase other = await store.OpenAsync(new FakeClock());
        using var patience = new CancellationTokenSource(Patience);
        await using IAsyncEnumerator<Change> changes = other.Changes.WatchAsync(patience.Token).GetAsyncEnumerator();
        await ListenAsync(changes, Engine.Postgres);

        await database.RegisterAsync("board");

        Assert.True(await changes.MoveNextAsync());
        Assert.Equal(new Change("device", "board"), changes.Current);
    }

    /// <summary>On a server, until it delivers: then each kind is told to be read again once.</summary>
    private static async Task ListenAsync(IAsyncEnumerator<Change> changes, Engine engine)
    {
        for (int kinds = 0; kinds < 3 && engine == Engine.Postgres; kinds++)
        {
            Assert.True(await changes.MoveNextAsync());
            Assert.Equal("", changes.Current.Id);
        }
    }

    /// <summary>Until each was told, or that something of its kind may have been missed.</summary>
    private static async Task UntilAsync(IAsyncEnumerable<Change> changes, params Change[] expected)
    {
        HashSet<Change> missing = [.. expected];
        await foreach (Change change in changes)
        {
            missing.RemoveWhere(waited => waited == change || change == waited with { Id = "" });
            if (missing.Count == 0)
            {
                return;
            }
        }
    }
}
