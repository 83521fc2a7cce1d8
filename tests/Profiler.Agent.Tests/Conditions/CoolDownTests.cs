using Profiler.Agent.Conditions;
using Profiler.Agent.Hosts;
using Profiler.Agent.Sensors;
using Profiler.Agent.Tests.Support;
using Profiler.Measurement.Conditions;
using Profiler.Testing;

namespace Profiler.Agent.Tests.Conditions;

public sealed class CoolDownTests : IDisposable
{
    private const string Zone = "sys/class/thermal/thermal_zone0/temp";

    private readonly TemporaryFolder _root = new();
    private readonly FakeClock _clock = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task It_waits_until_the_hottest_zone_is_below()
    {
        _root.Write(Zone, "50000");
        _root.Write("sys/class/thermal/thermal_zone1/temp", "30000");
        Task<UnmetCondition?> waiting = Task.Run(() => CoolDown.Wait(45, CancellationToken.None));
        await NextLookAsync();
        Assert.False(waiting.IsCompleted);
        _root.Write(Zone, "44900");
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await waiting);
    }

    [Fact]
    public async Task One_that_does_not_cool_is_told_after_its_limit()
    {
        _root.Write(Zone, "50000");
        Task<UnmetCondition?> waiting = Task.Run(() => CoolDown.Wait(45, CancellationToken.None));
        await NextLookAsync();
        _clock.Advance(Agent.Conditions.CoolDown.Limit + TimeSpan.FromSeconds(1));
        UnmetCondition unmet = (await waiting)!;
        Assert.Equal(UnmetReason.TimedOut, unmet.Reason);
        Assert.Contains("50.0 °C", unmet.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_board_that_shows_no_temperature_is_not_waited_for() =>
        Assert.Equal(UnmetReason.Absent, CoolDown.Wait(45, CancellationToken.None)!.Reason);

    [Fact]
    public async Task It_can_be_cancelled()
    {
        _root.Write(Zone, "50000");
        using var cancellation = new CancellationTokenSource();
        Task waiting = Task.Run(() => CoolDown.Wait(45, cancellation.Token));
        await NextLookAsync();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private CoolDown CoolDown => new(new HostReader(new SensorRoot(_root.Path)), _clock);

    private async Task NextLookAsync()
    {
        while (!_clock.IsAwaited(TimeSpan.FromSeconds(1)))
        {
            await Task.Delay(5);
        }
    }
}
