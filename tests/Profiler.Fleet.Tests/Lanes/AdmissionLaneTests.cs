using Profiler.Fleet.Admission;
using Profiler.Fleet.Requests;
using Profiler.Fleet.Requests.Results;
using Profiler.Fleet.Tests.Admission;
using Profiler.Fleet.Tests.Support;
using Profiler.Measurement.Devices;
using Profiler.Networks.Errors;
using Profiler.Store.Devices;
using Profiler.Store.Queue;
using Profiler.Testing;

namespace Profiler.Fleet.Tests.Lanes;

/// <summary>Admission tests as jobs, and boards that change.</summary>
public sealed class AdmissionLaneTests
{
    [Fact]
    public async Task The_report_is_the_jobs_result_and_is_kept_with_the_device()
    {
        await using LaneBench bench = await LaneBench.StartAsync(
            new ScriptedConnector(_ => new FakeBoard(new FakeClock()) { Governor = "schedutil" }.Start().Transport), LaneBench.Board);
        string job = await bench.SubmitAsync(new AdmitJobRequest { Device = LaneBench.Board, SoakSeconds = 5 });
        QueuedJob done = await bench.UntilAsync(job, QueuedJobState.Done);

        var result = Assert.IsType<AdmitJobResult>(JobResultJson.Read(done.ResultJson!));
        RegisteredDevice device = await bench.Database.Devices.GetAsync(LaneBench.Board);
        AdmissionReport report = AdmissionReport.FromJson(device.AdmissionJson!);
        Assert.Equal(AdmissionReport.FromJson(result.Report.GetRawText()).ToJson(), report.ToJson());
        Assert.Equal(AdmissionVerdict.AdmittedWithFindings, report.Verdict);
        Assert.Equal(report.Fingerprint, device.Fingerprint);
        Assert.InRange(report.Soak!.Points[^1].ElapsedSeconds, 5, 6);
    }

    [Fact]
    public async Task A_board_that_changed_is_tested_again_and_before_what_waits()
    {
        await using LaneBench bench = await LaneBench.StartAsync(new ScriptedConnector(_ => new ScriptedAgent()), LaneBench.Board);
        await bench.Database.Devices.SetAdmissionAsync(LaneBench.Board, fingerprint: "another board's", admissionJson: "{}");
        await bench.UntilAsync(await bench.SubmitAsync(LaneBench.Measure()), QueuedJobState.Done);

        QueuedJob test = Assert.Single(await AdmissionsAsync(bench));
        Assert.Equal((LaneBench.Board, 100, "fingerprint"), (test.Device, test.Priority, test.SubmittedBy));
        Assert.Equal("cpu", Assert.IsType<AdmitJobRequest>(JobRequestJson.Read(test.RequestJson)).Provider);
    }

    [Fact]
    public async Task A_board_that_is_as_it_was_or_was_never_tested_is_not_tested_again()
    {
        await using LaneBench bench = await LaneBench.StartAsync(new ScriptedConnector(_ => new ScriptedAgent()), LaneBench.Board);
        await bench.UntilAsync(await bench.SubmitAsync(LaneBench.Measure()), QueuedJobState.Done);
        DeviceDescription found = Assert.Single(await bench.Database.Targets.DevicesAsync()).Description;
        await bench.Database.Devices.SetAdmissionAsync(LaneBench.Board, DeviceFingerprint.Of(found), "{}");
        await bench.UntilAsync(await bench.SubmitAsync(LaneBench.Measure("0001")), QueuedJobState.Done);
        Assert.Empty(await AdmissionsAsync(bench));
    }

    [Fact]
    public async Task A_board_that_was_set_aside_is_probed_before_its_test_is_tried_again()
    {
        var connector = new ScriptedConnector((_, attempt) => attempt switch
        {
            <= 2 => throw new ProfilerException(ErrorCode.AccessDenied, "No."),
            3 => new ScriptedAgent(),
            _ => new FakeBoard(new FakeClock()).Start().Transport,
        });
        await using LaneBench bench = await LaneBench.StartAsync(connector, LaneBench.Board);
        string job = await bench.SubmitAsync(new AdmitJobRequest { Device = LaneBench.Board, SoakSeconds = 5 });
        RegisteredDevice aside = await bench.UntilAsync(RegisteredDeviceState.Quarantined);
        await bench.UntilAsync(job, QueuedJobState.Queued);

        await bench.AdvancePastAsync(aside.ProbeAt);
        await bench.UntilAsync(
            async () => (await bench.Database.Devices.GetAsync(LaneBench.Board)).ProbeAt > aside.ProbeAt, () => "the device was not probed");
        Assert.Equal(1, (await bench.Database.Queue.GetAsync(job)).Attempts);

        await bench.AdvancePastAsync((await bench.Database.Devices.GetAsync(LaneBench.Board)).ProbeAt);
        Assert.Equal(2, (await bench.UntilAsync(job, QueuedJobState.Done)).Attempts);
    }

    private static async Task<QueuedJob[]> AdmissionsAsync(LaneBench bench) =>
        [.. await bench.Database.Queue.ListAsync(new QueueQuery(Kind: JobKinds.Admit))];
}
