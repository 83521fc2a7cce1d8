using System.Collections.Concurrent;
using Profiler.Fleet.Connections;
using Profiler.Fleet.Lanes;
using Profiler.Fleet.Requests;
using Profiler.Networks.Spaces;
using Profiler.Store;
using Profiler.Store.Devices;
using Profiler.Store.Queue;
using Profiler.Testing;

namespace Profiler.Fleet.Tests.Lanes;

/// <summary>A queue with lanes at work on it, and a clock that only the test moves.</summary>
internal sealed class LaneBench : IAsyncDisposable, IProgress<LaneEvent>
{
    public const string Board = "board";
    public const string Other = "other-board";

    /// <summary>Nothing here takes a second; this only ends a test that hangs.</summary>
    private static readonly TimeSpan Safety = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder;
    private readonly LaneService _lanes;
    private readonly Task _running;

    private LaneBench(DirectoryInfo folder, FakeClock clock, ProfilerDatabase database, IDeviceConnector connector)
    {
        _folder = folder;
        Clock = clock;
        Database = database;
        _lanes = new LaneService(database, connector, "here", new Random(1), clock, this);
        _running = _lanes.RunAsync(CancellationToken.None);
    }

    public static SpaceReference Space { get; } = new(Definition: SearchSpaceJson.Parse(
        """
        {
          "schema": "profiler-space/1", "name": "tiny", "input": "1x3x32x64",
          "stem": { "channels": 8, "stride": 2 },
          "stages": [{ "channels": 8, "repeats": 2, "stride": 1 }],
          "candidates": [
            { "block": "inverted_residual", "name": "k3_e1", "kernel": 3, "expansion": 1 },
            { "block": "inverted_residual", "name": "k5_e3", "kernel": 5, "expansion": 3 }
          ],
          "head": { "kind": "classifier", "channels": 32, "classes": 10 }
        }
        """,
        "tiny").Definition);

    public FakeClock Clock { get; }

    public ProfilerDatabase Database { get; }

    public LaneService Lanes => _lanes;

    public ConcurrentQueue<LaneEvent> Events { get; } = [];

    public static async Task<LaneBench> StartAsync(IDeviceConnector connector, params string[] devices)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("profiler-lanes-");
        var clock = new FakeClock();
        var database = await ProfilerDatabase.OpenAsync(Path.Combine(folder.FullName, "profiler.db"), clock, TimeSpan.FromSeconds(1));
        foreach (string device in devices)
        {
            await database.Devices.RegisterAsync(device, DeviceConnectionJson.Write(new LocalConnection()));
        }

        return new LaneBench(folder, clock, database, connector);
    }

    public static MeasureJobRequest Measure(string code = "0000", string device = Board) =>
        new() { Device = device, Network = new NetworkReference($"net-{code}", Space, code) };

    public async Task<string> SubmitAsync(JobRequest request, int priority = 0)
    {
        var job = new NewQueuedJob(JobRequestJson.KindOf(request), request.Device, JobRequestJson.Write(request), priority, [], "test");
        return (await Database.Queue.SubmitAsync(job)).Id;
    }

    public Task<QueuedJob> UntilAsync(string job, QueuedJobState state) => UntilAsync(job, found => found.State == state);

    public async Task<QueuedJob> UntilAsync(string job, Func<QueuedJob, bool> condition)
    {
        QueuedJob? found = null;
        await UntilAsync(async () => condition(found = await Database.Queue.GetAsync(job)), () => $"{found}");
        return found!;
    }

    public async Task<RegisteredDevice> UntilAsync(RegisteredDeviceState state)
    {
        RegisteredDevice? found = null;
        await UntilAsync(async () => (found = await Database.Devices.GetAsync(Board)).State == state, () => $"{found}");
        return found!;
    }

    /// <summary>Moves the clock past a time and has the lanes look at what is due then.</summary>
    public Task AdvancePastAsync(DateTimeOffset? time)
    {
        Clock.Advance((time is { } at && at > Clock.GetUtcNow() ? at - Clock.GetUtcNow() : TimeSpan.Zero) + LaneDefaults.Look);

        // Lanes that were looking while the clock moved would rest on a clock that moves no more; a change wakes them.
        return Database.Devices.SeenAsync(Board);
    }

    public void Report(LaneEvent value) => Events.Enqueue(value);

    public async Task UntilAsync(Func<Task<bool>> condition, Func<string> describe)
    {
        DateTimeOffset end = TimeProvider.System.GetUtcNow() + Safety;
        while (!await condition())
        {
            if (TimeProvider.System.GetUtcNow() > end)
            {
                throw new TimeoutException($"{describe()}\n{string.Join('\n', Events)}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _lanes.StopAsync(TimeSpan.Zero).WaitAsync(Safety);
        await _running.WaitAsync(Safety);
        _lanes.Dispose();
        Database.Dispose();
        _folder.Delete(recursive: true);
    }
}
