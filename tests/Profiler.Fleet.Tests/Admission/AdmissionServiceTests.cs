using Profiler.Fleet.Admission;
using Profiler.Fleet.Admission.Results;
using Profiler.Fleet.Admission.Trials;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Jobs;
using Profiler.Fleet.Tests.Support;
using Profiler.Measurement.Statistics;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Testing.Latency;

namespace Profiler.Fleet.Tests.Admission;

public sealed class AdmissionServiceTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_good_board_is_admitted()
    {
        AdmissionReport report = await RunAsync(new FakeBoard(_bench.Clock));

        Assert.Equal(AdmissionVerdict.Admitted, report.Verdict);
        Assert.Empty(report.Findings);
        Assert.Equal((50, 4.0, 4.0), (report.Link.Pings, report.Link.MedianMs, report.Link.P95Ms));
        Assert.Equal(250, report.Link.UploadMibPerSecond, 6);
        Assert.Equal((0.0, 2.0), (report.Clock.OffsetMs, report.Clock.OffsetUncertaintyMs));
        Assert.InRange(report.Clock.DriftPpm!.Value, -1, 1);
        Assert.All(report.Outputs, output => Assert.InRange(output.LargestError!.Value, 0, 1e-5));
        Assert.InRange(report.Repeatability!.NoiseFloor, 0.0001, 0.01);
        Assert.Equal(Grade.A, report.Repeatability.Grade);
        Assert.Equal(SoakVerdict.Steady, report.Soak!.Verdict);
        Assert.InRange(report.Soak.Points[^1].ElapsedSeconds, 60, 61);
        Assert.Equal(report.Soak.Points.OrderBy(point => point.ElapsedSeconds), report.Soak.Points);
    }

    [Fact]
    public async Task A_report_survives_its_JSON()
    {
        AdmissionReport report = await RunAsync(new FakeBoard(_bench.Clock) { Offset = TimeSpan.FromDays(1) });
        AdmissionReport read = AdmissionReport.FromJson(report.ToJson());
        Assert.Equal(report.ToJson(), read.ToJson());
        Assert.Equal(report.Soak!.Points.ToArray(), read.Soak!.Points.ToArray());
        Assert.Equal(report.Fingerprint, DeviceFingerprint.Of(read.Device));
    }

    [Theory]
    [InlineData(-86400.0)]
    [InlineData(2.5)]
    public async Task A_wrong_wall_clock_is_told_and_does_no_harm(double seconds)
    {
        AdmissionReport report = await RunAsync(new FakeBoard(_bench.Clock) { Offset = TimeSpan.FromSeconds(seconds) });
        Assert.Equal(AdmissionVerdict.AdmittedWithFindings, report.Verdict);
        Assert.Equal(AdmissionFindingKind.WrongClock, Assert.Single(report.Findings).Kind);
        Assert.Equal(seconds * 1000, report.Clock.OffsetMs, 3);
        Assert.Equal(SoakVerdict.Steady, report.Soak!.Verdict);
    }

    [Fact]
    public async Task A_clock_is_not_called_wrong_by_less_than_the_round_trip_tells() =>
        Assert.DoesNotContain(
            (await RunAsync(new FakeBoard(_bench.Clock) { Offset = TimeSpan.FromSeconds(2.5), OneWay = TimeSpan.FromSeconds(0.6) })).Findings,
            finding => finding.Kind == AdmissionFindingKind.WrongClock);

    [Theory]
    [InlineData(100, AdmissionVerdict.Admitted)]
    [InlineData(-2000, AdmissionVerdict.AdmittedWithFindings)]
    [InlineData(100_000, AdmissionVerdict.Refused)]
    public async Task A_monotonic_clock_of_another_rate_is_found(double ppm, AdmissionVerdict verdict)
    {
        AdmissionReport report = await RunAsync(new FakeBoard(_bench.Clock) { DriftPpm = ppm });
        Assert.Equal(verdict, report.Verdict);
        Assert.Equal(ppm, report.Clock.DriftPpm!.Value, 1.0);
        Assert.All(report.Findings, finding => Assert.Equal(AdmissionFindingKind.ClockDrift, finding.Kind));
    }

    [Fact]
    public async Task A_slow_link_is_found()
    {
        AdmissionReport report = await RunAsync(new FakeBoard(_bench.Clock) { OneWay = TimeSpan.FromSeconds(2) });
        Assert.Equal(AdmissionFindingKind.SlowLink, Assert.Single(report.Findings).Kind);
        Assert.Equal(1 << 20, report.Link.UploadedBytes);
    }

    [Theory]
    [InlineData(1.001f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public async Task A_runtime_that_computes_something_else_is_refused_and_not_measured(float factor)
    {
        AdmissionReport report = await RunAsync(new FakeBoard(_bench.Clock) { Spoil = value => (value + 1) * factor });
        Assert.Equal(AdmissionVerdict.Refused, report.Verdict);
        Assert.Equal(ReferenceModels.All.Length, report.Findings.Count(finding => finding is { Kind: AdmissionFindingKind.WrongOutputs, Refuses: true }));
        Assert.Null(report.Repeatability);
        Assert.Null(report.Soak);
        Assert.Null(report.Clock.DriftPpm);
        Assert.Equal(report.ToJson(), AdmissionReport.FromJson(report.ToJson()).ToJson());
    }

    [Fact]
    public async Task A_runtime_that_fails_is_refused_with_its_own_words()
    {
        AdmissionReport report = await RunAsync(new FakeBoard(_bench.Clock) { Problem = "no kernel for Conv(11)" });
        Assert.Equal(AdmissionVerdict.Refused, report.Verdict);
        Assert.All(report.Findings, finding => Assert.Equal(AdmissionFindingKind.RuntimeFailed, finding.Kind));
        Assert.Contains("no kernel for Conv(11)", report.Findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_board_that_grows_slower_under_load_is_found()
    {
        AdmissionReport report = await RunAsync(new FakeBoard(_bench.Clock) { Host = [new Drift(0.002)] });
        Assert.Equal(AdmissionFindingKind.DriftsUnderLoad, Assert.Single(report.Findings).Kind);
        Assert.Equal(SoakVerdict.Drifts, report.Soak!.Verdict);
        Assert.InRange(report.Soak.Change, 0.05, 0.13);
    }

    [Fact]
    public async Task A_noisy_board_is_found()
    {
        AdmissionReport report = await RunAsync(new FakeBoard(_bench.Clock) { Host = [new Noise(7, 0.3)] });
        Assert.Contains(report.Findings, finding => finding.Kind == AdmissionFindingKind.Noisy);
        Assert.True(report.Repeatability!.NoiseFloor > AdmissionDefaults.NoiseFloor);
    }

    [Fact]
    public async Task What_a_board_says_of_itself_is_judged_too()
    {
        AdmissionReport report = await RunAsync(new FakeBoard(_bench.Clock) { Governor = "schedutil", MemoryPages = "small" });
        Assert.Equal([AdmissionFindingKind.MovingClock, AdmissionFindingKind.SmallPages], report.Findings.Select(finding => finding.Kind));
        Assert.All(report.Findings, finding => Assert.NotEmpty(finding.Advice));
    }

    [Fact]
    public void A_processor_that_throttles_is_told_with_its_clocks()
    {
        var points = Enumerable.Range(0, 20).Select(i => new SoakPoint(i, i < 10 ? 10 : 12, 80 + i, i < 10 ? 2000 : 1600));
        SoakResult soak = SoakTrial.Judge([.. points]);
        Assert.True(soak.IsThrottled);
        Assert.Equal((2000, 1600, 99), (soak.EarlyMhz, soak.LateMhz, soak.HighestCelsius));
        Assert.Equal(SoakVerdict.Drifts, soak.Verdict);
    }

    [Fact]
    public async Task A_soak_of_no_time_is_left_out()
    {
        AdmissionReport report = await RunAsync(new FakeBoard(_bench.Clock), new AdmitOptions { SoakSeconds = 0 });
        Assert.Null(report.Soak);
        Assert.NotNull(report.Repeatability);
    }

    [Theory]
    [InlineData(-1, 50, 24)]
    [InlineData(double.NaN, 50, 24)]
    [InlineData(1e6, 50, 24)]
    [InlineData(60, 1, 24)]
    [InlineData(60, 50, 4)]
    public async Task Options_out_of_range_are_refused(double soakSeconds, int pings, int rounds)
    {
        var options = new AdmitOptions { SoakSeconds = soakSeconds, Pings = pings, Rounds = rounds };
        var error = await Assert.ThrowsAsync<ProfilerException>(() => RunAsync(new FakeBoard(_bench.Clock), options));
        Assert.Equal(ErrorCode.InvalidArgument, error.Code);
    }

    [Fact]
    public async Task A_board_that_is_lost_is_no_report()
    {
        using ProfilerDatabase database = await _bench.OpenAsync();
        FakeBoard.Agent board = new FakeBoard(_bench.Clock).Start();
        board.Device.FailsAfterVisits = 200;
        await using DeviceSession session = await Bench.ConnectAsync(board.Transport, database);
        var error = await Assert.ThrowsAsync<ProfilerException>(
            () => new AdmissionService(database, _bench.Clock).RunAsync(session, new AdmitOptions(), null, CancellationToken.None));
        Assert.Contains(FakeAgent.End, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_tells_every_part()
    {
        using ProfilerDatabase database = await _bench.OpenAsync();
        await using DeviceSession session = await Bench.ConnectAsync(new FakeBoard(_bench.Clock).Start().Transport, database);
        var told = new List<JobProgress>();
        await new AdmissionService(database, _bench.Clock).RunAsync(session, new AdmitOptions { SoakSeconds = 5 }, new Recorder(told), CancellationToken.None);
        Assert.Equal(["Testing", "Checking", "Calibrating"], told.Take(3).Select(progress => progress.Activity.Split(' ')[0]));
        Assert.All(told, progress => Assert.InRange(progress.Fraction, 0, 1));
    }

    private async Task<AdmissionReport> RunAsync(FakeBoard board, AdmitOptions? options = null)
    {
        using ProfilerDatabase database = await _bench.OpenAsync();
        await using DeviceSession session = await Bench.ConnectAsync(board.Start().Transport, database);
        return await new AdmissionService(database, _bench.Clock).RunAsync(session, options ?? new AdmitOptions(), null, CancellationToken.None);
    }

    /// <summary>Unlike Progress, tells at once and in order.</summary>
    private sealed class Recorder(List<JobProgress> told) : IProgress<JobProgress>
    {
        public void Report(JobProgress value)
        {
            lock (told)
            {
                told.Add(value);
            }
        }
    }
}
