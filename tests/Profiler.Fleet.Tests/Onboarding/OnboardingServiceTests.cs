using Profiler.Fleet.Onboarding;
using Profiler.Fleet.Requests;
using Profiler.Fleet.Tests.Lanes;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Tests.Onboarding;

public class OnboardingServiceTests
{
    [Fact]
    public async Task It_learns_a_device_from_a_few_measurements()
    {
        OnboardingRequest request = OnboardingBench.Request(check: 20);
        await using var bench = await OnboardingBench.StartAsync(request);
        await bench.AddSourceAsync();

        OnboardingOutcome outcome = await RunAsync(bench, request);

        Assert.Equal(8, outcome.Measured.Count);
        Assert.Equal(["board-9/ort-cpu/fp32/b1 t4 1.29.0 at 1x3x32x32"], outcome.Sources.Select(source => source.Name));
        Assert.Null(outcome.ReachedTarget);
        Assert.Equal(OnboardingBench.Board.Name, outcome.Target.Device);
        Assert.Equal(20, outcome.Check!.Scores.Count);
        Assert.True(outcome.Check.Scores.Spearman > 0.97, $"Spearman {outcome.Check.Scores.Spearman}");
        Assert.True(outcome.Check.Scores.Within10 >= 0.95, $"within 10 % {outcome.Check.Scores.Within10}");
        Assert.InRange(outcome.Check.Coverage90, 0.8, 1);
        Assert.Empty(outcome.Check.Architectures.Select(c => c.Architecture).Intersect(outcome.Measured.Select(m => m.Architecture)));
        Assert.True(outcome.DeviceSeconds > 0);
    }

    [Fact]
    public async Task A_data_sheet_of_the_board_is_one_more_source()
    {
        OnboardingRequest request = OnboardingBench.Request(check: 20);
        await using var bench = await OnboardingBench.StartAsync(request);
        await bench.AddSourceAsync();
        await bench.AddSheetAsync("jetson-tx2");

        OnboardingOutcome outcome = await RunAsync(bench, request);

        Assert.Single(outcome.Sources, source => source.Name.StartsWith("jetson-tx2/roofline-sheet/fp16/b1", StringComparison.Ordinal));
        Assert.Equal(2, outcome.Sources.Count);
        Assert.True(outcome.Check!.Scores.Spearman > 0.97, $"Spearman {outcome.Check.Scores.Spearman}");
        Assert.True(outcome.Check.Scores.Within10 >= 0.95, $"within 10 % {outcome.Check.Scores.Within10}");
    }

    [Fact]
    public async Task Without_another_devices_table_it_learns_with_analytic_tables_alone()
    {
        OnboardingRequest request = OnboardingBench.Request(check: 20);
        await using var bench = await OnboardingBench.StartAsync(request);

        OnboardingOutcome outcome = await RunAsync(bench, request);

        Assert.Empty(outcome.Sources);
        Assert.True(outcome.Check!.Scores.Spearman > 0.9, $"Spearman {outcome.Check.Scores.Spearman}");
    }

    [Fact]
    public async Task It_stops_at_the_error_asked_for()
    {
        OnboardingRequest request = OnboardingBench.Request(measurements: 12, targetError: 0.5);
        await using var bench = await OnboardingBench.StartAsync(request);
        await bench.AddSourceAsync();

        OnboardingOutcome outcome = await RunAsync(bench, request);

        Assert.True(outcome.ReachedTarget);
        Assert.InRange(outcome.RelativeError90, 0, 0.5);
        Assert.InRange(outcome.Measured.Count, 2, 11);
    }

    [Fact]
    public async Task It_says_where_the_budget_ended_before_the_error_was_reached()
    {
        OnboardingRequest request = OnboardingBench.Request(measurements: 6, targetError: 1e-6);
        await using var bench = await OnboardingBench.StartAsync(request);

        OnboardingOutcome outcome = await RunAsync(bench, request);

        Assert.False(outcome.ReachedTarget);
        Assert.Equal(6, outcome.Measured.Count);
    }

    [Fact]
    public async Task An_interrupted_onboarding_goes_on_where_it_was()
    {
        OnboardingRequest request = OnboardingBench.Request();
        await using var bench = await OnboardingBench.StartAsync(request);
        bench.Device.FailsAfterVisits = 40;
        await Assert.ThrowsAsync<ProfilerException>(() => RunAsync(bench, request));
        int before = bench.Device.Made.Count;
        bench.Device.FailsAfterVisits = null;

        OnboardingOutcome resumed = await RunAsync(bench, request);
        int after = bench.Device.Made.Count;
        OnboardingOutcome again = await RunAsync(bench, request);

        Assert.True(before > 0);
        Assert.All(resumed.Measured, measured => Assert.False(measured.WasKnown));
        Assert.Equal(after, bench.Device.Made.Count);
        Assert.All(again.Measured, measured => Assert.True(measured.WasKnown));
        Assert.Equal(0, again.DeviceSeconds);
        Assert.Equal(resumed.Measured.Select(m => m.Measured.Median), again.Measured.Select(m => m.Measured.Median));
    }

    [Fact]
    public async Task More_architectures_than_the_space_has_are_refused()
    {
        OnboardingRequest request = OnboardingBench.Request(measurements: 99) with { Space = SpaceReader.Read(LaneBench.Space) };
        await using var bench = await OnboardingBench.StartAsync(OnboardingBench.Request());

        var error = await Assert.ThrowsAsync<ProfilerException>(() => RunAsync(bench, request));

        Assert.Equal(ErrorCode.InvalidArgument, error.Code);
        Assert.Contains("architectures, and 99 are to be measured", error.Message);
    }

    private static Task<OnboardingOutcome> RunAsync(OnboardingBench bench, OnboardingRequest request) =>
        new OnboardingService(bench.Workplace, OnboardingBench.Board).RunAsync(request, null, CancellationToken.None);
}
