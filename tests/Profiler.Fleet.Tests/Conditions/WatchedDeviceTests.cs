using Profiler.Fleet.Conditions;
using Profiler.Fleet.Tests.Support;
using Profiler.Measurement.Conditions;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Tests.Conditions;

public sealed class WatchedDeviceTests
{
    private static readonly HeldClock Gpu = new(ClockDomain.Gpu, 1000);

    [Theory]
    [InlineData(1000, false)]
    [InlineData(951, false)]
    [InlineData(949, true)]
    public async Task A_visit_in_which_a_clock_fell_below_what_it_was_set_to_is_marked(double mhz, bool fell)
    {
        Visit visit = Assert.Single(await RunAsync(Setting(Gpu), null, Conditions(gpuMhz: mhz)));
        Assert.Equal(fell, visit.Conditions.ClockFell);
        Assert.False(visit.Conditions.IsUnmet);
    }

    [Fact]
    public async Task A_clock_that_nobody_gave_a_number_is_held_against_what_it_usually_is()
    {
        double[] clocks = [3000, 2990, 3010, 3000, 2800, 3000];
        IReadOnlyList<Visit> visits = await RunAsync(
            Setting(new HeldClock(ClockDomain.Processor, null)), null, [.. clocks.Select(mhz => Conditions(processorMhz: mhz))]);
        Assert.Equal([false, false, false, false, true, false], visits.Select(visit => visit.Conditions.ClockFell));
    }

    [Fact]
    public async Task A_clock_that_cannot_be_read_and_one_that_was_not_set_are_not_judged()
    {
        Assert.False((await RunAsync(Setting(Gpu), null, Conditions()))[0].Conditions.ClockFell);
        Assert.False((await RunAsync(BoardSetting.AsItIs, null, Conditions(gpuMhz: 1)))[0].Conditions.ClockFell);
    }

    [Fact]
    public async Task What_was_asked_for_and_not_had_is_marked_in_every_visit()
    {
        var setting = new BoardSetting([], ["not as asked: clocks max"], string.Empty);
        Assert.True((await RunAsync(setting, null, Conditions()))[0].Conditions.IsUnmet);
    }

    [Fact]
    public async Task Another_power_mode_ends_the_work_after_the_visits_before_it()
    {
        var seen = new List<Visit>();
        var error = await Assert.ThrowsAsync<ProfilerException>(async () =>
        {
            await foreach (Visit visit in Watched(BoardSetting.AsItIs, "MAXN", Conditions(mode: "MAXN"), Conditions(mode: "MODE_15W")))
            {
                seen.Add(visit);
            }
        });
        Assert.Equal(ErrorCode.Mismatch, error.Code);
        Assert.Contains("from the power mode MAXN to MODE_15W", error.Message, StringComparison.Ordinal);
        Assert.Single(seen);
    }

    private static BoardSetting Setting(params HeldClock[] held) => new([.. held], [], string.Empty);

    private static VisitConditions Conditions(double? processorMhz = null, double? gpuMhz = null, string? mode = null) =>
        new(null, null, processorMhz, null) { GpuFrequencyMhz = gpuMhz, PowerMode = mode };

    private static async Task<IReadOnlyList<Visit>> RunAsync(BoardSetting setting, string? mode, params VisitConditions[] conditions)
    {
        var visits = new List<Visit>();
        await foreach (Visit visit in Watched(setting, mode, conditions))
        {
            visits.Add(visit);
        }

        return visits;
    }

    private static IAsyncEnumerable<Visit> Watched(BoardSetting setting, string? mode, params VisitConditions[] conditions) =>
        new WatchedDevice(new Board(conditions), mode, setting).RunAsync(
            [.. conditions.Select((_, round) => Bench.Visit("a", round))], CancellationToken.None);

    /// <summary>Its visits meet these conditions, one after the other.</summary>
    private sealed class Board(VisitConditions[] conditions) : IBenchDevice
    {
        public Task<DeviceDescription> DescribeAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public async IAsyncEnumerable<Visit> RunAsync(
            IReadOnlyList<VisitRequest> requests, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            foreach ((VisitRequest request, VisitConditions met) in requests.Zip(conditions))
            {
                yield return new Visit(request.ItemId, request.Round, DateTimeOffset.UnixEpoch, [], [1], [], 1, met);
            }
        }
    }
}
