using Profiler.Fleet.Devices;
using Profiler.Fleet.Jobs;
using Profiler.Fleet.Requests;
using Profiler.Fleet.Tests.Support;
using Profiler.Measurement.Conditions;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Statistics;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Testing;

namespace Profiler.Fleet.Tests.Conditions;

/// <summary>What a session does with the conditions that it is opened for.</summary>
public sealed class SessionConditionsTests : IDisposable
{
    private static readonly WantedConditions MaxClocks = new() { Clocks = WantedConditions.MaxClocks };

    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Clocks_that_hold_are_part_of_the_target()
    {
        using ProfilerDatabase database = await _bench.OpenAsync();
        await using DeviceSession device = await OpenAsync(database, MaxClocks, Report([new HeldClock(ClockDomain.Gpu, 905)]));
        Assert.Contains("-max-clocks", device.TargetFor(1).PowerMode, StringComparison.Ordinal);
        Assert.Null(device.Description.ConditionNotes);
    }

    [Fact]
    public async Task What_may_not_be_set_is_measured_all_the_same_and_marked()
    {
        using ProfilerDatabase database = await _bench.OpenAsync();
        var unmet = new UnmetCondition("clocks", "max", UnmetReason.NoPermission, "It is not permitted", "Be root.");
        await using DeviceSession device = await OpenAsync(database, MaxClocks, Report([], unmet));
        Assert.DoesNotContain("max", device.TargetFor(1).PowerMode, StringComparison.Ordinal);
        Assert.Equal(["not as asked: clocks max: It is not permitted. Be root."], device.Description.ConditionNotes!.Value.AsEnumerable());

        CalibratedReference reference = await device.ReferenceAsync(device.TargetFor(1), database, CancellationToken.None);
        var runner = new JobRunner(database, device, await JobAsync(database, device), reference);
        MeasuredItems measured = await runner.MeasureAsync([Bench.Model(device, "fast", Bench.Fast)], new MeasurementPlan(1), null, CancellationToken.None);
        Assert.True(measured.Results["fast"].Flags.HasFlag(Findings.ConditionsUnmet));
    }

    [Fact]
    public async Task A_mode_that_does_not_exist_ends_the_job_before_it_begins()
    {
        using ProfilerDatabase database = await _bench.OpenAsync();
        var unmet = new UnmetCondition("power mode", "MAX", UnmetReason.UnknownValue, "There is no power mode MAX; there are MAXN (0).", "Ask for one of these.");
        var error = await Assert.ThrowsAsync<ProfilerException>(() => OpenAsync(database, new WantedConditions { PowerMode = "MAX" }, Report([], unmet)));
        Assert.Equal((ErrorCode.InvalidArgument, unmet.Why, unmet.Advice), (error.Code, error.Message, error.Advice));
    }

    [Fact]
    public async Task A_soak_runs_the_reference_before_anything_else()
    {
        using ProfilerDatabase database = await _bench.OpenAsync();
        SyntheticDevice synthetic = _bench.Device();
        var options = new DeviceOptions { Conditions = new WantedConditions { SoakSeconds = 30 } };
        await using DeviceSession device = await DeviceSession.OpenAsync(options, new FakeAgent(synthetic), database, CancellationToken.None);
        await device.ReferenceAsync(device.TargetFor(1), database, CancellationToken.None);
        await device.ReferenceAsync(device.TargetFor(1), database, CancellationToken.None);
        double soakMs = synthetic.Made.TakeWhile(visit => visit.ItemId == "soak").Sum(visit => visit.Runs);
        Assert.InRange(soakMs, 30_000, 36_000);
        Assert.DoesNotContain(synthetic.Made.SkipWhile(visit => visit.ItemId == "soak"), visit => visit.ItemId == "soak");
    }

    /// <summary>As after a reboot in the middle of a command that is then given again.</summary>
    [Fact]
    public async Task A_command_that_was_interrupted_does_not_go_on_in_another_mode_unless_that_is_asked_for()
    {
        using ProfilerDatabase database = await _bench.OpenAsync();
        string begun = await BeginAsync(database, "MAXN");
        var error = await Assert.ThrowsAsync<ProfilerException>(() => BeginAsync(database, "MODE_15W"));
        Assert.Equal(ErrorCode.Mismatch, error.Code);
        Assert.Contains("in the power mode MAXN", error.Message, StringComparison.Ordinal);
        Assert.Contains("now in MODE_15W", error.Message, StringComparison.Ordinal);
        Assert.Contains("--power-mode MODE_15W", error.Advice, StringComparison.Ordinal);
        Assert.Equal(begun, await BeginAsync(database, "MAXN"));
        Assert.NotEqual(begun, await BeginAsync(database, "MODE_15W", isAsked: true));
        Assert.NotEqual(begun, await BeginAsync(database, "MAXN", clocks: WantedConditions.MaxClocks));
        await database.Jobs.AbandonAsync(begun);
    }

    [Fact]
    public void A_job_carries_its_conditions()
    {
        var request = new MeasureJobRequest
        {
            Device = "board",
            Network = new NetworkReference("squeezenas-lat-small"),
            Conditions = new WantedConditions { PowerMode = "MODE_15W", Clocks = "max", CoolDownBelowCelsius = 45, SoakSeconds = 60 },
        };
        string json = JobRequestJson.Write(request);
        Assert.Contains("""
            "conditions":{"powerMode":"MODE_15W","clocks":"max","coolDownBelowCelsius":45,"soakSeconds":60}
            """.Trim(), json, StringComparison.Ordinal);
        Assert.Equal(request.Conditions, JobRequestJson.Read(json).Conditions);
    }

    [Theory]
    [InlineData("fast")]
    [InlineData("-5")]
    [InlineData("1e9")]
    public void Clocks_that_mean_nothing_are_refused(string clocks) => Refused(new WantedConditions { Clocks = clocks });

    [Theory]
    [InlineData("")]
    [InlineData("-m 0")]
    [InlineData("--help")]
    [InlineData("a;b")]
    public void A_mode_that_cannot_be_a_name_is_refused(string mode) => Refused(new WantedConditions { PowerMode = mode });

    [Fact]
    public void Times_and_temperatures_out_of_range_are_refused()
    {
        Refused(new WantedConditions { SoakSeconds = 0.5 });
        Refused(new WantedConditions { CoolDownBelowCelsius = double.NaN });
    }

    private static void Refused(WantedConditions wanted) =>
        Assert.Equal(ErrorCode.InvalidArgument, Assert.Throws<ProfilerException>(() => ConditionRules.Require(wanted)).Code);

    private static ConditionsReport Report(HeldClock[] held, params UnmetCondition[] unmet) => new([], [.. unmet], [.. held], null);

    private async Task<DeviceSession> OpenAsync(ProfilerDatabase database, WantedConditions wanted, ConditionsReport report)
    {
        var agent = new FakeAgent(_bench.Device(), answers: request => request is ConditionsRequest ? new ConditionsReply(request.Id, report) : null);
        return await DeviceSession.OpenAsync(new DeviceOptions { Conditions = wanted }, agent, database, CancellationToken.None);
    }

    /// <summary>Begins a job in a session on a board in this mode.</summary>
    /// <returns>The job's id.</returns>
    private async Task<string> BeginAsync(ProfilerDatabase database, string mode, bool isAsked = false, string? clocks = null)
    {
        SyntheticDevice synthetic = _bench.Device();
        DeviceDescription inMode = await synthetic.DescribeAsync(CancellationToken.None) with { PowerMode = mode };
        var agent = new FakeAgent(synthetic, answers: request => request switch
        {
            DescribeRequest => new DescriptionReply(request.Id, inMode),
            ConditionsRequest => new ConditionsReply(request.Id, Report([new HeldClock(ClockDomain.Gpu, 905)])),
            _ => null,
        });
        var wanted = new WantedConditions { PowerMode = isAsked ? mode : null, Clocks = clocks };
        await using DeviceSession device = await DeviceSession.OpenAsync(new DeviceOptions { Conditions = wanted }, agent, database, CancellationToken.None);
        var spec = new Store.Jobs.JobSpec("measure", "fast", "f", null, device.TargetFor(1), Seed: 1);
        return (await device.BeginAsync(database, spec)).Job.Id;
    }

    private static async Task<Store.Jobs.Job> JobAsync(ProfilerDatabase database, DeviceSession device) =>
        (await database.Jobs.BeginOrResumeAsync(new Store.Jobs.JobSpec("measure", "fast", "f", null, device.TargetFor(1), Seed: 1))).Job;
}
