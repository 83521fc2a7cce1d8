using Profiler.Measurement.Energy;
using Profiler.Networks.Errors;
using Profiler.Testing.Latency;
using Profiler.Testing.Power;

namespace Profiler.Measurement.Tests.Energy;

public sealed class EnergyAnalysisTests
{
    private const double Target = EnergyDefaults.TargetRelativeHalfWidth;

    [Fact]
    public void It_adds_the_rails_of_the_board_and_leaves_the_others_apart()
    {
        Random random = new(1);
        EnergySummary summary = Summarise(
            Traces.Rail(ms => (Traces.IsLoad(ms) ? 8000 : 2000) + random.NextGaussian(), "ina3221/cpu"),
            Traces.Rail(ms => (Traces.IsLoad(ms) ? 4000 : 1000) + random.NextGaussian(), "ina3221/gpu"),
            Traces.Rail(ms => (Traces.IsLoad(ms) ? 900 : 500) + random.NextGaussian(), "ina3221/carrier", isWholeBoard: false));
        Assert.Equal(120, summary.MjPerInference.Value, 0.05);
        Assert.Equal(90, summary.NetMjPerInference!.Value.Value, 0.05);
        Assert.Equal(12_000, summary.AverageMw.Value, 1.0);
        Assert.Equal(3000, summary.IdleMw!.Value.Value, 1.0);
        Assert.Equal(10, summary.MsPerInference, 1e-6);
        Assert.Equal(2 * 1000 / 120.0, EnergySummary.ImagesPerJoule(summary.MjPerInference.Value, batch: 2), 0.02);
        Assert.Equal([80, 40, 9], summary.Rails.Select(rail => Math.Round(rail.MjPerInference.Value)));
        Assert.Equal(EnergyFindings.None, summary.Findings);
    }

    [Fact]
    public void A_counter_stands_for_the_power_readings_of_its_source()
    {
        double Mj(double ms) => Math.Floor(ms / 100) * 100 * 0.05 + (Math.Clamp(Math.Floor(ms / 100) * 100, Traces.LoadFromMs, Traces.LoadToMs) - Traces.LoadFromMs) * 0.2;
        EnergySummary summary = Summarise(Traces.Counter(Mj), Traces.Rail(_ => 99_000 + _, "nvml0/power"));
        Assert.Equal(2.5, summary.MjPerInference.Value, 0.01);
        Assert.Equal(2.0, summary.NetMjPerInference!.Value.Value, 0.01);
        Assert.Equal(100, summary.UpdatePeriodMs, 1e-6);
        Assert.InRange(summary.MjPerInference.RelativeHalfWidth, 1e-5, 0.01);
    }

    [Fact]
    public void A_ramp_after_the_settling_time_is_left_out_too()
    {
        Random random = new(1);
        EnergySummary summary = Summarise(Traces.Rail(ms =>
            (Traces.IsLoad(ms) ? ms < Traces.LoadFromMs + 4000 ? 5000 : 10_000 : 1000) + (50 * random.NextGaussian())));
        Assert.Equal(100, summary.MjPerInference.Value, 0.2);
        Assert.InRange(summary.WindowSeconds, 20, 26);
    }

    [Fact]
    public void A_drift_is_a_finding_and_does_not_widen_the_interval()
    {
        Random random = new(1);
        EnergySummary summary = Summarise(Traces.Rail(ms =>
            (Traces.IsLoad(ms) ? 10_000 * (1 + ((ms - 25_000) / 300_000)) : 1000) + (50 * random.NextGaussian())));
        Assert.True(summary.Findings.HasFlag(EnergyFindings.Drifting));
        Assert.Equal(0.09, summary.Drift, 0.02);
        Assert.InRange(summary.MjPerInference.RelativeHalfWidth, 0, 0.002);
    }

    [Fact]
    public void Runs_that_are_slower_than_when_timed_alone_are_a_finding() => Assert.True(
        EnergyAnalysis.Summarise(Traces.Of(Noisy()), Target, latencyMs: 9).Findings.HasFlag(EnergyFindings.Disturbed));

    [Fact]
    public void Steps_that_no_noise_crosses_are_in_the_interval()
    {
        EnergySummary summary = Summarise(Traces.Rail(ms => Traces.IsLoad(ms) ? 10_000 : ms < 5000 ? 1000 : 1500));
        Assert.InRange(summary.MjPerInference.High - summary.MjPerInference.Value, 2.0, 2.5);
        Assert.True(summary.Findings.HasFlag(EnergyFindings.Wide));
    }

    [Fact]
    public void A_frozen_rail_is_named_with_its_file()
    {
        var error = Assert.Throws<ProfilerException>(() => Summarise(Noisy(), Traces.Rail(_ => 4000, "ina3221/cpu")));
        Assert.Equal(ErrorCode.DeviceFailed, error.Code);
        Assert.Contains("ina3221/cpu", error.Message);
        Assert.Contains("/sys/ina3221/cpu", error.Message);
        Assert.Throws<ProfilerException>(() => Summarise(Traces.Counter(_ => 17)));
    }

    [Fact]
    public void An_unused_rail_is_at_rest_and_one_of_little_power_a_finding()
    {
        Assert.Equal(EnergyFindings.None, Summarise(Noisy(), Traces.Rail(_ => 0, "ina3221/cv")).Findings);
        Assert.Equal(EnergyFindings.StillRail, Summarise(Noisy(), Traces.Rail(_ => 40, "ina3221/cv")).Findings);
    }

    [Fact]
    public void A_rail_that_seldom_changes_takes_the_period_of_its_source()
    {
        EnergySummary summary = Summarise(Noisy(), Traces.Rail(ms => Math.Floor(ms / 5000) % 2 * 40, "ina3221/cv"));
        Assert.All(summary.Rails, rail => Assert.Equal(10, rail.UpdatePeriodMs, 1e-6));
    }

    [Fact]
    public void A_load_too_short_for_the_sensor_is_refused()
    {
        var error = Assert.Throws<ProfilerException>(() => Summarise(Traces.Rail(ms => Math.Floor(ms / 4000))));
        Assert.Contains("4000 ms", error.Message);
    }

    [Fact]
    public void Idle_power_is_not_made_up_where_the_sensor_is_too_slow_for_it()
    {
        var board = new PowerCurve([new SyntheticRail("vdd_in", 3000, 9000)]);
        var plan = new EnergyPlan { IdleSeconds = 0.5, LeastSeconds = 60 };
        EnergyTrace trace = new SyntheticPass(new SyntheticBoard(board, periodMs: 1000, seed: 1), board, plan, seed: 2).Record(10);
        int end = trace.TimesMs.Count(ms => ms < trace.StampsMs[^1] + 2000);
        EnergySummary summary = EnergyAnalysis.Summarise(
            trace with { TimesMs = trace.TimesMs[..end], Rails = [trace.Rails[0] with { Values = trace.Rails[0].Values[..end] }] }, Target, latencyMs: 10);
        Assert.True(summary.Findings.HasFlag(EnergyFindings.NoIdle));
        Assert.Null(summary.IdleMw);
        Assert.Null(summary.NetMjPerInference);
    }

    private static RailTrace Noisy()
    {
        Random random = new(7);
        return Traces.Rail(ms => (Traces.IsLoad(ms) ? 10_000 : 1000) + random.NextGaussian());
    }

    private static EnergySummary Summarise(params RailTrace[] rails) => EnergyAnalysis.Summarise(Traces.Of(rails), Target, latencyMs: 10);
}
