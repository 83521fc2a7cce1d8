using Profiler.Measurement.Plans;
using Profiler.Measurement.Statistics;
using Profiler.Testing;
using Profiler.Testing.Latency;

namespace Profiler.Measurement.Tests.Stages;

/// <summary>When items are done, and what is said of them, on latencies whose truth is known.</summary>
public sealed class StoppingTests
{
    private const int Seeds = 60;

    [Fact]
    public async Task A_steady_item_is_done_after_the_fewest_rounds()
    {
        var bench = new Bench([], new SyntheticWorkload("steady", 8, new Noise(2, 0.01)));

        MeasurementResult result = Assert.Single(await bench.RunAsync());

        Assert.Equal(MeasurementDefaults.MinRounds, result.LatencyMs.Visits);
        Assert.Equal((Grade.A, Findings.None), (result.Grade, result.Flags));
        Assert.InRange(result.LatencyMs.Median, 8 * 0.98, 8 * 1.02);
        Assert.InRange(8, result.LatencyMs.Low, result.LatencyMs.High);
        Assert.InRange(result.LatencyMs.P90, result.LatencyMs.Median, 8 * 1.05);
        Assert.Equal(result.LatencyMs.Median / Bench.ReferenceMs, result.LatencyMs.Ratio, precision: 12);
    }

    [Fact]
    public async Task A_restless_item_takes_more_rounds_until_its_interval_is_narrow()
    {
        var bench = new Bench(
            [], new SyntheticWorkload("steady", 8, new Noise(2, 0.01)), new SyntheticWorkload("restless", 8, new VisitNoise(3, 0.05)))
        {
            Plan = new MeasurementPlan(7) { MaxRounds = 200 },
        };

        IReadOnlyList<MeasurementResult> results = await bench.RunAsync();

        Assert.True(results[1].LatencyMs.Visits > results[0].LatencyMs.Visits);
        Assert.True(results[1].LatencyMs.RelativeHalfWidth <= bench.Plan.TargetRelativeHalfWidth);
        Assert.False(results[1].Flags.HasFlag(Findings.WideInterval));
    }

    [Fact]
    public async Task An_item_that_never_settles_ends_after_the_most_rounds()
    {
        var bench = new Bench([], new SyntheticWorkload("wild", 8, new VisitNoise(3, 0.2)));

        MeasurementResult result = Assert.Single(await bench.RunAsync());

        Assert.Equal(MeasurementDefaults.MaxRounds, result.LatencyMs.Visits);
        Assert.True(result.Flags.HasFlag(Findings.WideInterval));
        Assert.Equal(Grade.D, result.Grade);
    }

    [Fact]
    public async Task A_profiled_item_takes_the_fewest_rounds_however_it_varies()
    {
        var bench = new Bench([], new SyntheticWorkload("wild", 8, new VisitNoise(3, 0.2)));
        bench = new Bench([], new SyntheticWorkload("wild", 8, new VisitNoise(3, 0.2)))
        {
            Items = [bench.Items[0] with { Profiled = true }],
        };

        MeasurementResult result = Assert.Single(await bench.RunAsync());

        Assert.Equal(MeasurementDefaults.MinRounds, result.LatencyMs.Visits);
        Assert.All(bench.Stored, visit => Assert.NotNull(visit.Kernels));
    }

    [Theory]
    [InlineData(160, 2)]
    [InlineData(8, 3)]
    [InlineData(2, 12)]
    [InlineData(0.01, 64)]
    public async Task The_first_visit_decides_how_many_runs_fill_a_visit(double latencyMs, int runs)
    {
        var bench = new Bench([], new SyntheticWorkload("item", latencyMs));

        await bench.RunAsync();

        Assert.Equal(MeasurementDefaults.MinRunsPerVisit, bench.Stored[0].SamplesMs.Length);
        Assert.All(bench.Stored.Skip(1), visit => Assert.Equal(runs, visit.SamplesMs.Length));
    }

    [Fact]
    public async Task Cold_first_visits_do_not_count()
    {
        var bench = new Bench([], new SyntheticWorkload("cold", 8, new Noise(2, 0.01), new ColdVisits(2, 1.2)));

        MeasurementResult result = Assert.Single(await bench.RunAsync());

        Assert.Equal(result.LatencyMs.Visits + 2, bench.Stored.Count);
        Assert.InRange(result.LatencyMs.Median, 8 * 0.98, 8 * 1.02);
        Assert.Equal(Grade.A, result.Grade);
    }

    [Fact]
    public async Task Cold_runs_after_a_switch_are_warmed_up_and_not_measured()
    {
        var bench = new Bench([], new SyntheticWorkload("cold", 8, new ColdRuns(MeasurementDefaults.WarmupRuns, 2)));

        MeasurementResult result = Assert.Single(await bench.RunAsync());

        Assert.InRange(result.LatencyMs.RawMedian, 8, 8.001);
    }

    [Fact]
    public async Task A_steady_item_hardly_ever_loses_its_first_visit_or_its_grade()
    {
        int lost = 0;
        int notA = 0;
        for (int seed = 0; seed < Seeds; seed++)
        {
            var bench = new Bench([], new SyntheticWorkload("steady", 8, new Noise(seed, 0.01), new VisitNoise(seed + Seeds, 0.004)));
            MeasurementResult result = Assert.Single(await bench.RunAsync());
            lost += bench.Stored.Count > result.LatencyMs.Visits ? 1 : 0;
            notA += result.Grade != Grade.A ? 1 : 0;
        }

        Assert.True(lost <= 0.05 * Seeds);
        Assert.True(notA <= 0.05 * Seeds);
    }

    [Fact]
    public async Task Stopping_early_hardly_costs_the_interval_its_coverage()
    {
        int covered = 0;
        for (int seed = 0; seed < 5 * Seeds; seed++)
        {
            var bench = new Bench([], new SyntheticWorkload("item", 8, new VisitNoise(seed, 0.025))) { HasReference = false };
            MeasurementResult result = Assert.Single(await bench.RunAsync());
            covered += result.LatencyMs.Low <= 8 && 8 <= result.LatencyMs.High ? 1 : 0;
        }

        Assert.InRange(covered / (5.0 * Seeds), 0.85, 0.99);
    }

    [Fact]
    public async Task A_drift_that_the_reference_does_not_share_is_found()
    {
        // Twenty visits of some 60 ms take 1.2 s.
        var bench = new Bench([], new SyntheticWorkload("drifting", 8, new Noise(2, 0.01), new Drift(0.08)))
        {
            Plan = new MeasurementPlan(7) { MinRounds = 20 },
        };

        MeasurementResult result = Assert.Single(await bench.RunAsync());

        Assert.True(result.Flags.HasFlag(Findings.Drift));
        Assert.NotEqual(Grade.A, result.Grade);
    }

    [Fact]
    public async Task Two_modes_are_found()
    {
        var bench = new Bench([], new SyntheticWorkload("bimodal", 1, new Noise(2, 0.01), new TwoModes(3, 0.4, 1.15)));

        MeasurementResult result = Assert.Single(await bench.RunAsync());

        Assert.True(result.Flags.HasFlag(Findings.Multimodal));
    }
}
