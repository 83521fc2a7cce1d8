using Microsoft.Data.Sqlite;
using Profiler.Fleet.Lanes;
using Profiler.Fleet.Tests.Support;
using Profiler.Store.Devices;
using Profiler.Store.Queue;

namespace Profiler.Fleet.Tests.Lanes;

public sealed class LaneStorageTests
{
    [Fact]
    public async Task A_database_that_is_gone_and_back_costs_neither_job_nor_device_anything()
    {
        var gate = new Gate();
        await using LaneBench bench = await LaneBench.StartAsync(
            new ScriptedConnector(_ => new ScriptedAgent(gate.WaitAsync)), LaneBench.Board);
        string job = await bench.SubmitAsync(LaneBench.Measure());
        await gate.ReachedAsync();
        await using (var other = new SqliteConnection($"Data Source={bench.Database.Path}"))
        {
            await other.OpenAsync();
            await using SqliteTransaction held = other.BeginTransaction(deferred: false);
            gate.Open();
            await bench.UntilAsync(() => Task.FromResult(bench.Events.Any(e => e.Kind == LaneEventKind.StorageFault)), () => "no fault was told");
            await held.RollbackAsync();
        }

        await bench.UntilAsync(
            async () =>
            {
                bench.Clock.Advance(LaneDefaults.Look);
                return (await bench.Database.Queue.GetAsync(job)).State == QueuedJobState.Done;
            },
            () => "the job is not done");
        Assert.Null((await bench.Database.Queue.GetAsync(job)).Failure);
        RegisteredDevice device = await bench.Database.Devices.GetAsync(LaneBench.Board);
        Assert.Equal((RegisteredDeviceState.Active, null), (device.State, device.Problem?.Message));
    }
}
