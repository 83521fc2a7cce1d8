using Profiler.Fleet.Devices;
using Profiler.Fleet.Tests.Support;
using Profiler.Measurement.Plans;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Testing;

namespace Profiler.Fleet.Tests.Devices;

public sealed class DeviceSessionTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task The_reference_is_calibrated_once_and_then_read()
    {
        using ProfilerDatabase database = await _bench.OpenAsync();
        SyntheticDevice first = _bench.Device();
        SyntheticDevice second = _bench.Device();
        CalibratedReference measured = await CalibrateAsync(first, database);
        CalibratedReference read = await CalibrateAsync(second, database);

        Assert.Equal(1, measured.LatencyMs, 3);
        Assert.Equal(measured.LatencyMs, read.LatencyMs);
        Assert.NotEmpty(first.Made);
        Assert.Empty(second.Made);
    }

    [Fact]
    public async Task A_target_says_what_the_device_runs()
    {
        using ProfilerDatabase database = await _bench.OpenAsync();
        await using DeviceSession device = await Bench.ConnectAsync(new FakeAgent(_bench.Device()), database);
        Assert.Equal("local/synthetic-cpu/fp32/b4", device.TargetFor(4).ToString());
        Assert.Equal("1.0.0", device.TargetFor(4).RuntimeVersion);
        Assert.Equal(1, device.TargetFor(4).Threads);
    }

    [Fact]
    public async Task An_unknown_device_is_refused_with_the_nearest_name()
    {
        using ProfilerDatabase database = await _bench.OpenAsync();
        var error = await Assert.ThrowsAsync<ProfilerException>(
            () => DeviceSession.OpenAsync(new DeviceOptions("locla"), database, CancellationToken.None));
        Assert.Equal(ErrorCode.UnknownName, error.Code);
        Assert.Contains("'local'", error.Advice, StringComparison.Ordinal);
    }

    private static async Task<CalibratedReference> CalibrateAsync(SyntheticDevice synthetic, ProfilerDatabase database)
    {
        await using DeviceSession device = await Bench.ConnectAsync(new FakeAgent(synthetic), database);
        return await device.ReferenceAsync(device.TargetFor(1), database, CancellationToken.None);
    }
}
