using Profiler.Fleet.Devices;
using Profiler.Fleet.Jobs;
using Profiler.Fleet.Tests.Support;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Targets;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Store.Jobs;
using Profiler.Testing;

namespace Profiler.Fleet.Tests.Jobs;

public sealed class JobRunnerTests : IDisposable
{
    private static readonly MeasurementPlan Plan = new(Seed: 1);
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Stores_every_visit_and_finishes_every_item()
    {
        using ProfilerDatabase database = await _bench.OpenAsync();
        SyntheticDevice synthetic = _bench.Device();
        await using DeviceSession device = await Bench.ConnectAsync(new FakeAgent(synthetic), database);
        MeasuredItems measured = await RunAsync(database, device);

        Assert.Equal(2, measured.Results["fast"].LatencyMs.Median, 3);
        Assert.Equal(4, measured.Results["slow"].LatencyMs.Median, 3);
        Job job = Assert.Single(await database.Jobs.AllAsync());
        Assert.Equal(measured.Visits.Count, (await database.Visits.OfJobAsync(job.Id)).Length);
        Assert.All(await database.Jobs.Items.OfJobAsync(job.Id), item => Assert.Equal(ItemState.Done, item.State));
        Assert.Equal(2, (await database.Measurements.OfJobAsync(job.Id)).Length);
    }

    [Fact]
    public async Task A_lost_device_leaves_what_it_reported_and_the_next_run_goes_on_from_there()
    {
        using ProfilerDatabase database = await _bench.OpenAsync();
        SyntheticDevice lost = _bench.Device();
        string[] before;
        await using (DeviceSession device = await Bench.ConnectAsync(new FakeAgent(lost), database))
        {
            CalibratedReference reference = await ReferenceAsync(database, device);
            lost.FailsAfterVisits = lost.Made.Count + 5;
            var error = await Assert.ThrowsAsync<ProfilerException>(() => RunAsync(database, device, reference));
            Assert.Equal(ErrorCode.LinkLost, error.Code);
            Assert.Contains(FakeAgent.End, error.Message, StringComparison.Ordinal);
            Assert.NotNull(error.Advice);
            before = await NamesAsync(database);
        }

        SyntheticDevice again = _bench.Device();
        await using DeviceSession second = await Bench.ConnectAsync(new FakeAgent(again), database);
        await RunAsync(database, second);
        string[] after = await NamesAsync(database);

        Assert.Equal(5, before.Length);
        Assert.Equal(before, after[..before.Length]);
        Assert.Equal(after.Length, after.Distinct().Count());
        Assert.Equal(after.Length - before.Length, again.Made.Count);
        Assert.Equal(2, (await database.Measurements.OfJobAsync((await database.Jobs.AllAsync())[0].Id)).Length);
    }

    private static async Task<MeasuredItems> RunAsync(ProfilerDatabase database, DeviceSession device, CalibratedReference? reference = null)
    {
        reference ??= await ReferenceAsync(database, device);
        var spec = new JobSpec("measure", "two", "fingerprint", null, device.TargetFor(1), Plan.Seed, "{}");
        BegunJob begun = await database.Jobs.BeginOrResumeAsync(spec);
        return await new JobRunner(database, device, begun.Job, reference).MeasureAsync(
            [Bench.Model(device, "fast", Bench.Fast), Bench.Model(device, "slow", Bench.Slow)], Plan, null, CancellationToken.None);
    }

    private static Task<CalibratedReference> ReferenceAsync(ProfilerDatabase database, DeviceSession device)
    {
        Target target = device.TargetFor(1);
        return device.ReferenceAsync(target, database, CancellationToken.None);
    }

    private static async Task<string[]> NamesAsync(ProfilerDatabase database)
    {
        Job job = Assert.Single(await database.Jobs.AllAsync());
        return [.. (await database.Visits.OfJobAsync(job.Id)).Select(visit => $"{visit.ItemId} {visit.Round}")];
    }
}
