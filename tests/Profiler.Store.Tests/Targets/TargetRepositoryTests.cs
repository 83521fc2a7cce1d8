using Profiler.Store.CrashWriter;
using Profiler.Store.Json;
using Profiler.Store.Targets;
using Profiler.Store.Tests.Support;

namespace Profiler.Store.Tests.Targets;

public sealed class TargetRepositoryTests
{
    [Theory, EveryEngine]
    public async Task The_first_reference_latency_of_a_target_stays(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync();
        Assert.Null(await database.Targets.ReferenceMsAsync(Samples.Target, "ref"));

        Assert.Equal(1.0 / 3, await database.Targets.CalibrateAsync(Samples.Target, "ref", 1.0 / 3));
        Assert.Equal(1.0 / 3, await database.Targets.CalibrateAsync(Samples.Target, "ref", 4.5));
        Assert.Equal(4.5, await database.Targets.CalibrateAsync(Samples.Target, "other reference", 4.5));
        Assert.Equal(5.5, await database.Targets.CalibrateAsync(Samples.Target with { Threads = 1 }, "ref", 5.5));

        Assert.Equal(1.0 / 3, await database.Targets.ReferenceMsAsync(Samples.Target, "ref"));
        Assert.Equal(2, (await database.Targets.AllAsync()).Length);
    }

    [Theory, EveryEngine]
    public async Task A_device_is_known_by_its_last_description(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync();
        await database.Targets.RecordDeviceAsync("bench", Samples.Device);
        await database.Targets.RecordDeviceAsync("bench", Samples.Device with { RuntimeVersion = "1.30.0" });

        KnownDevice device = Assert.Single(await database.Targets.DevicesAsync());

        Assert.Equal("bench", device.Name);
        Assert.Equal(StoreJson.Write(Samples.Device with { RuntimeVersion = "1.30.0" }), StoreJson.Write(device.Description));
    }
}
