using Profiler.Networks.Errors;
using Profiler.Store.Devices;
using Profiler.Store.Tests.Support;
using Profiler.Testing;

namespace Profiler.Store.Tests.Devices;

public sealed class DeviceRegistryTests
{
    private readonly FakeClock _clock = new();

    [Theory, EveryEngine]
    public async Task A_device_is_registered_once_under_one_connection(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync(_clock);
        RegisteredDevice device = await database.Devices.RegisterAsync("board", """{"host": "a"}""");

        Assert.Equal(device, await database.Devices.RegisterAsync("board", """{"host": "a"}"""));
        ProfilerException other = await Assert.ThrowsAsync<ProfilerException>(
            () => database.Devices.RegisterAsync("board", """{"host": "b"}"""));

        Assert.Equal(ErrorCode.Conflict, other.Code);
        Assert.Equal((RegisteredDeviceState.Active, 1L), (device.State, device.Version));
        Assert.Equal("""{"host": "b"}""", (await database.Devices.ReconnectAsync("board", """{"host": "b"}""")).ConnectionJson);
        Assert.Equal(2, (await database.Devices.GetAsync("board")).Version);
    }

    [Theory, EveryEngine]
    public async Task A_quarantined_device_keeps_its_problem_until_it_is_taken_back(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync(_clock);
        await database.RegisterAsync("board");
        DateTimeOffset probeAt = new(2026, 1, 1, 2, 0, 0, TimeSpan.FromHours(2));

        await database.Devices.QuarantineAsync("board", QueueSamples.Failure, probeAt);
        RegisteredDevice quarantined = await database.Devices.GetAsync("board");
        RegisteredDevice active = await database.Devices.ActivateAsync("board");

        Assert.Equal(
            (RegisteredDeviceState.Quarantined, QueueSamples.Failure, probeAt), (quarantined.State, quarantined.Problem, quarantined.ProbeAt));
        Assert.Equal((RegisteredDeviceState.Active, null, null), (active.State, active.Problem, active.ProbeAt));
    }

    [Theory, EveryEngine]
    public async Task A_paused_device_stays_paused_when_it_fails(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync(_clock);
        await database.RegisterAsync("board");
        await database.Devices.PauseAsync("board");

        await database.Devices.QuarantineAsync("board", QueueSamples.Failure, _clock.GetUtcNow());
        await database.Devices.SeenAsync("board");
        await database.Devices.SetAdmissionAsync("board", "fingerprint", """{"grade": "A"}""");

        RegisteredDevice device = Assert.Single(await database.Devices.AllAsync());
        Assert.Equal((RegisteredDeviceState.Paused, QueueSamples.Failure, null), (device.State, device.Problem, device.ProbeAt));
        Assert.Equal(_clock.GetUtcNow(), device.SeenAt);
        Assert.Equal(("fingerprint", """{"grade": "A"}"""), (device.Fingerprint, device.AdmissionJson));
    }

    [Theory, EveryEngine]
    public async Task A_device_that_jobs_wait_for_is_not_removed_and_its_tokens_never_begin_again(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync(_clock);
        await database.RegisterAsync("board");
        string id = (await database.Queue.SubmitAsync(QueueSamples.Job())).Id;
        ProfilerException refused = await Assert.ThrowsAsync<ProfilerException>(() => database.Devices.RemoveAsync("board"));
        long token = (await database.Queue.TryGrantAsync("me", ["board"], QueueSamples.LeaseTime))!.Lease.Token;
        await database.Queue.FinishAsync(Assert.Single(await database.Queue.LeasesAsync()), "{}");

        await database.Devices.RemoveAsync("board");
        Assert.Empty(await database.Devices.AllAsync());
        await database.RegisterAsync("board");
        await database.Queue.SubmitAsync(QueueSamples.Job());

        Assert.Equal(ErrorCode.Conflict, refused.Code);
        Assert.Contains(id, refused.Message, StringComparison.Ordinal);
        Assert.Equal(token + 1, (await database.Queue.TryGrantAsync("me", ["board"], QueueSamples.LeaseTime))!.Lease.Token);
    }

    [Theory, EveryEngine]
    public async Task An_unknown_device_is_named(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync(_clock);
        await database.RegisterAsync("board");

        foreach (Func<Task> use in (Func<Task>[])
        [
            () => database.Devices.GetAsync("bord"),
            () => database.Devices.PauseAsync("bord"),
            () => database.Devices.RemoveAsync("bord"),
            () => database.Devices.SeenAsync("bord"),
        ])
        {
            ProfilerException error = await Assert.ThrowsAsync<ProfilerException>(use);
            Assert.Equal(ErrorCode.UnknownName, error.Code);
            Assert.Contains("board", error.Advice, StringComparison.Ordinal);
        }
    }
}
