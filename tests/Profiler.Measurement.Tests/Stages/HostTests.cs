using Profiler.Measurement.Plans;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Visits;
using Profiler.Testing;
using Profiler.Testing.Latency;

namespace Profiler.Measurement.Tests.Stages;

/// <summary>What the host does to all runs, and how the reference removes it.</summary>
public sealed class HostTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Ratios_remove_the_hosts_two_speeds(int seed)
    {
        Bench bench = TwoSpeedBench(seed, meanDwellSeconds: 0.5);

        IReadOnlyList<MeasurementResult> results = await bench.RunAsync();

        Assert.InRange(results[0].LatencyMs.Median, 6 * 0.975, 6 * 1.025);
        Assert.InRange(results[1].LatencyMs.Median, 9 * 0.975, 9 * 1.025);
        Assert.All(results, result => Assert.True(result.LatencyMs.RelativeHalfWidth <= bench.Plan.TargetRelativeHalfWidth));
    }

    [Fact]
    public async Task Sessions_repeat_with_the_reference_and_not_without_it()
    {
        Assert.True(await SpreadOfMediansAsync(hasReference: true) < 0.025);
        Assert.True(await SpreadOfMediansAsync(hasReference: false) > 0.2);
    }

    [Fact]
    public async Task A_visit_in_which_the_host_changed_speed_is_marked_kept_and_repeated()
    {
        Bench bench = TwoSpeedBench(seed: 4, meanDwellSeconds: 0.2);

        IReadOnlyList<MeasurementResult> results = await bench.RunAsync();

        Assert.Contains(results, result => result.LatencyMs.BadVisits > 0);
        foreach (MeasurementResult result in results)
        {
            Assert.Equal(result.LatencyMs.BadVisits > 0, result.Flags.HasFlag(Findings.BadVisits));
            Assert.True(result.LatencyMs.Visits >= MeasurementDefaults.MinRounds);
            Assert.True(
                bench.Stored.Count(visit => visit.ItemId == result.ItemId)
                >= result.LatencyMs.Visits + result.LatencyMs.BadVisits);
        }
    }

    [Fact]
    public async Task A_host_that_never_rests_ends_with_a_number_that_nobody_relies_on()
    {
        // The speed changes many times within a visit.
        var bench = new Bench([new TwoSpeeds(5, 4, 0.01)], new SyntheticWorkload("item", 6))
        {
            Plan = new MeasurementPlan(7) { ReferenceTolerance = 0.0001 },
        };

        MeasurementResult result = Assert.Single(await bench.RunAsync());

        Assert.Equal(MeasurementDefaults.MaxVisitsPerRound * MeasurementDefaults.MaxRounds, bench.Stored.Count);
        Assert.Equal(Grade.D, result.Grade);
        Assert.True(result.LatencyMs.Median > 0);
        Assert.True(result.Flags.HasFlag(Findings.BadVisits));
    }

    [Fact]
    public async Task Bursts_move_the_median_little()
    {
        var bench = new Bench(
            [new Bursts(6, meanGapSeconds: 0.6, meanLengthSeconds: 0.05, factor: 2)],
            new SyntheticWorkload("a", 6, new Noise(2, 0.01)),
            new SyntheticWorkload("b", 9, new Noise(3, 0.01)));

        IReadOnlyList<MeasurementResult> results = await bench.RunAsync();

        Assert.InRange(results[0].LatencyMs.Median, 6 * 0.97, 6 * 1.03);
        Assert.InRange(results[1].LatencyMs.Median, 9 * 0.97, 9 * 1.03);
    }

    [Fact]
    public async Task A_host_far_slower_than_when_it_was_calibrated_is_told()
    {
        var bench = new Bench([new ColdVisits(int.MaxValue, 1.8)], new SyntheticWorkload("item", 6, new Noise(2, 0.01)));

        MeasurementResult result = Assert.Single(await bench.RunAsync());

        Assert.Equal(Findings.SlowHost, result.Flags);
        Assert.Equal(Grade.B, result.Grade);
        Assert.InRange(result.LatencyMs.Median, 6 * 0.98, 6 * 1.02);
        Assert.InRange(result.LatencyMs.RawMedian, 1.8 * 6 * 0.98, 1.8 * 6 * 1.02);
    }

    [Fact]
    public async Task A_clock_that_moves_is_told()
    {
        var bench = new Bench([], new SyntheticWorkload("item", 6, new Noise(2, 0.01)));
        await bench.RunAsync();
        Visit[] throttled =
        [
            .. bench.Stored.Select(visit => visit with
            {
                Conditions = visit.Conditions with { FrequencyMhz = visit.Round < 4 ? 3000 : 2000 },
            }),
        ];

        MeasurementResult result = Profiler.Measurement.Stages.VerdictStage.Judge(
            "item", throttled, new CalibratedReference(Workload.OfFixedShape("reference", "cpu", 1), Bench.ReferenceMs), bench.Plan);

        Assert.Equal(Findings.Throttled, result.Flags);
    }

    /// <summary>How far the medians of eight sessions, each on a host of its own, lie apart.</summary>
    private static async Task<double> SpreadOfMediansAsync(bool hasReference)
    {
        var medians = new List<double>();
        for (int seed = 0; seed < 8; seed++)
        {
            var bench = new Bench([new TwoSpeeds(seed, 1.36, 0.5)], new SyntheticWorkload("item", 6, new Noise(seed + 10, 0.01)))
            {
                HasReference = hasReference,
            };
            medians.Add((await bench.RunAsync())[0].LatencyMs.Median);
        }

        return medians.Max() / medians.Min() - 1;
    }

    private static Bench TwoSpeedBench(int seed, double meanDwellSeconds) => new(
        [new TwoSpeeds(seed, 1.36, meanDwellSeconds)],
        new SyntheticWorkload("a", 6, new Noise(seed + 10, 0.01)),
        new SyntheticWorkload("b", 9, new Noise(seed + 20, 0.01)));
}
