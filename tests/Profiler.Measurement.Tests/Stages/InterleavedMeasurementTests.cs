using Profiler.Measurement.Devices;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Stages;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;
using Profiler.Testing;
using Profiler.Testing.Latency;

namespace Profiler.Measurement.Tests.Stages;

public sealed class InterleavedMeasurementTests
{
    [Fact]
    public async Task Each_round_visits_every_unfinished_item_once_in_an_order_of_its_own()
    {
        Bench bench = Items(5);

        await bench.RunAsync();

        string[][] rounds =
        [
            .. bench.Stored.GroupBy(visit => visit.Round).OrderBy(round => round.Key)
                .Select(round => round.Select(visit => visit.ItemId).ToArray()),
        ];
        Assert.Equal(bench.Device.Made.Select(request => request.Round).Order(), bench.Device.Made.Select(request => request.Round));
        Assert.All(rounds[..MeasurementDefaults.MinRounds], round => Assert.Equal(["0", "1", "2", "3", "4"], round.Order()));
        Assert.True(rounds[..MeasurementDefaults.MinRounds].Select(round => string.Join(' ', round)).Distinct().Count() > 4);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_measurement_another_seed_another_order()
    {
        Bench first = Items(5);
        Bench second = Items(5);
        Bench other = Items(5, new MeasurementPlan(Seed: 8));

        Assert.Equal(await first.RunAsync(), await second.RunAsync());
        await other.RunAsync();

        Assert.Equal(first.Device.Made, second.Device.Made);
        Assert.NotEqual(first.Device.Made, other.Device.Made);
    }

    [Fact]
    public async Task Results_come_in_the_order_of_the_items()
    {
        Bench bench = Items(5);

        IReadOnlyList<MeasurementResult> results = await bench.RunAsync();

        Assert.Equal(bench.Items.Select(item => item.Id), results.Select(result => result.ItemId));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(33)]
    public async Task A_resumed_measurement_equals_an_uninterrupted_one_and_measures_nothing_twice(int visitsUntilLost)
    {
        Bench whole = Items(5);
        Bench broken = Items(5);
        IReadOnlyList<MeasurementResult> expected = await whole.RunAsync();
        broken.Device.FailsAfterVisits = visitsUntilLost;
        await Assert.ThrowsAsync<ProfilerException>(() => broken.RunAsync());
        Assert.Equal(visitsUntilLost, broken.Stored.Count);

        broken.Device.FailsAfterVisits = null;
        IReadOnlyList<MeasurementResult> resumed = await broken.RunAsync();

        Assert.Equal(whole.Device.Made, broken.Device.Made);
        Assert.Equal(expected, resumed);
    }

    [Fact]
    public async Task A_finished_measurement_is_not_taken_again()
    {
        Bench bench = Items(3);
        IReadOnlyList<MeasurementResult> first = await bench.RunAsync();
        int made = bench.Device.Made.Count;

        Assert.Equal(first, await bench.RunAsync());
        Assert.Equal(made, bench.Device.Made.Count);
    }

    [Fact]
    public async Task Cancelling_keeps_what_was_reported_and_can_be_resumed()
    {
        Bench whole = Items(5);
        Bench cancelled = Items(5);
        IReadOnlyList<MeasurementResult> expected = await whole.RunAsync();
        using var cancellation = new CancellationTokenSource();
        cancelled.OnVisit = _ =>
        {
            if (cancelled.Stored.Count == 12)
            {
                cancellation.Cancel();
            }
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled.RunAsync(cancellation.Token));
        Assert.Equal(13, cancelled.Stored.Count);
        Assert.Equal(13, cancelled.Device.Made.Count);

        Assert.Equal(expected, await cancelled.RunAsync());
        Assert.Equal(whole.Device.Made, cancelled.Device.Made);
    }

    [Fact]
    public async Task A_visit_is_stored_before_it_is_used()
    {
        Bench bench = Items(2);
        bench.OnVisit = visit => Assert.Equal(bench.Stored.Count, bench.Progress.Count);

        await bench.RunAsync();

        Assert.Equal(bench.Stored.Count, bench.Progress.Count);
    }

    [Fact]
    public async Task A_store_that_fails_ends_the_measurement()
    {
        Bench bench = Items(2);
        bench.OnVisit = _ => throw new ProfilerException(ErrorCode.Storage, "The disk is full.");

        var error = await Assert.ThrowsAsync<ProfilerException>(() => bench.RunAsync());

        Assert.Equal(ErrorCode.Storage, error.Code);
        Assert.Single(bench.Device.Made);
    }

    [Fact]
    public async Task No_round_begins_once_the_budget_is_spent()
    {
        Bench bench = Items(5, new MeasurementPlan(7, Budget: TimeSpan.FromMilliseconds(800)));

        IReadOnlyList<MeasurementResult> results = await bench.RunAsync();

        int rounds = bench.Stored.Max(visit => visit.Round) + 1;
        Assert.True(bench.Stored.Where(visit => visit.Round < rounds - 1).Sum(visit => visit.DeviceMs) <= 800);
        Assert.True(bench.Stored.Sum(visit => visit.DeviceMs) > 800);
        Assert.Equal(5 * rounds, bench.Stored.Count);
        Assert.All(results, result => Assert.Equal(Grade.D, result.Grade));
        Assert.All(bench.Progress, progress => Assert.True(progress.Remaining <= TimeSpan.FromMilliseconds(800)));
    }

    [Fact]
    public async Task Every_item_is_visited_once_however_small_the_budget()
    {
        Bench bench = Items(3, new MeasurementPlan(7, Budget: TimeSpan.Zero));

        IReadOnlyList<MeasurementResult> results = await bench.RunAsync();

        Assert.Equal(3, bench.Stored.Count);
        Assert.All(results, result => Assert.Equal(1, result.LatencyMs.Visits));
    }

    [Fact]
    public async Task Progress_ends_with_everything_finished_and_nothing_remaining()
    {
        Bench bench = Items(4);

        await bench.RunAsync();

        MeasurementProgress last = bench.Progress[^1];
        Assert.Equal((4, 4), (last.ItemsFinished, last.ItemsTotal));
        Assert.Equal(TimeSpan.Zero, last.Remaining);
        Assert.Equal(bench.Stored.Max(visit => visit.Round) + 1, last.RoundsDone);
    }

    [Fact]
    public async Task The_remaining_time_is_near_the_truth_from_the_second_round_on()
    {
        Bench bench = Items(4);

        await bench.RunAsync();

        double totalMs = bench.Stored.Sum(visit => visit.DeviceMs);
        double spentMs = 0;
        for (int i = 0; i < bench.Stored.Count; i++)
        {
            spentMs += bench.Stored[i].DeviceMs;
            if (i is >= 8 and < 24)
            {
                Assert.InRange(bench.Progress[i].Remaining!.Value.TotalMilliseconds, 0.6 * (totalMs - spentMs), 1.6 * (totalMs - spentMs));
            }
        }
    }

    [Fact]
    public async Task A_device_that_ends_early_or_reports_something_else_has_failed()
    {
        var job = new MeasurementJob(
            [new MeasurementItem("a", Workload.OfFixedShape("a", "cpu", 1))], null, new MeasurementPlan(7));

        foreach (Visit[] reports in (Visit[][])[[], [Visits.Of("b", 0, [], [1], [])], [Visits.Of("a", 1, [], [1], [])]])
        {
            var measurement = new InterleavedMeasurement(new Reporting(reports), _ => ValueTask.CompletedTask);

            var error = await Assert.ThrowsAsync<ProfilerException>(
                () => measurement.RunAsync(job, [], null, CancellationToken.None));

            Assert.Equal(ErrorCode.DeviceFailed, error.Code);
            Assert.Contains("'a' of round 0", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Refuses_a_plan_that_no_item_could_fulfil()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Items(1, new MeasurementPlan(7) { MinRounds = 0 }).RunAsync());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Items(1, new MeasurementPlan(7) { MaxRounds = 3 }).RunAsync());
    }

    private static Bench Items(int count, MeasurementPlan? plan = null) => new(
        [new TwoSpeeds(3, 1.36, 1)],
        [.. Enumerable.Range(0, count).Select(i => new SyntheticWorkload(
            i.ToString(), 4 + i, new Noise(10 + i, 0.01), new VisitNoise(20 + i, 0.004 * i)))])
    {
        Plan = plan ?? new MeasurementPlan(Seed: 7),
    };

    private sealed class Reporting(IEnumerable<Visit> visits) : IBenchDevice
    {
        public Task<DeviceDescription> DescribeAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public IAsyncEnumerable<Visit> RunAsync(IReadOnlyList<VisitRequest> requests, CancellationToken cancellationToken) =>
            visits.ToAsyncEnumerable();
    }
}
