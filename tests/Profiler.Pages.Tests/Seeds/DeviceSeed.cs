using Profiler.Fleet.Admission;
using Profiler.Fleet.Admission.Results;
using Profiler.Fleet.Connections;
using Profiler.Measurement.Statistics;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Store.Devices;
using Profiler.Store.Jobs;

namespace Profiler.Pages.Tests.Seeds;

/// <summary>Devices in every state.</summary>
internal static class DeviceSeed
{
    public static async Task AddAsync(ProfilerDatabase database)
    {
        await RegisterAsync(database, Lab.Local, new LocalConnection());
        await RegisterAsync(database, Lab.Running, new SshConnection("192.0.2.3", User: "lab", HostKey: Lab.Fingerprint));
        await RegisterAsync(database, Lab.Unconfirmed, new SshConnection("192.0.2.4"));
        await RegisterAsync(database, Lab.Quarantined, new SshConnection("192.0.2.5", HostKey: Lab.Fingerprint));
        await RegisterAsync(database, Lab.Paused, new LocalConnection());
        await RegisterAsync(database, Lab.Unreachable, new DialInConnection());
        await RegisterAsync(database, Lab.Hostile, new DialInConnection());
        await database.Targets.RecordDeviceAsync(Lab.Local, Lab.Description);
        await database.Targets.RecordDeviceAsync(Lab.Running, Lab.Description with { HostName = Lab.Hostile, ProcessorModel = "Carmel" });
        AdmissionReport report = Report();
        await database.Devices.SetAdmissionAsync(Lab.Local, report.Fingerprint, report.ToJson());
        await database.Devices.SeenAsync(Lab.Local);
        await database.Devices.SeenAsync(Lab.Running);
    }

    /// <summary>After the jobs, which need their devices active.</summary>
    public static async Task ChangeStatesAsync(ProfilerDatabase database)
    {
        DateTimeOffset later = DateTimeOffset.UnixEpoch.AddYears(90);
        await database.Devices.PauseAsync(Lab.Paused);
        await database.Devices.QuarantineAsync(
            Lab.Quarantined,
            new ItemFailure(ErrorCode.LinkLost, "The link to tx2-a fell silent for 30 s.", "See its power and its network, then probe it."),
            later);
        await database.Devices.QuarantineAsync(
            Lab.Unconfirmed,
            new ItemFailure(ErrorCode.HostKeyRejected, $"The host key of 192.0.2.4 is not confirmed; it shows {Lab.Fingerprint} (ssh-ed25519).", "Confirm it."),
            later);
        await database.Devices.QuarantineAsync(
            Lab.Hostile, new ItemFailure(ErrorCode.AgentDied, $"It said: {Lab.Hostile}", Lab.Hostile), later);
    }

    private static Task<RegisteredDevice> RegisterAsync(ProfilerDatabase database, string name, DeviceConnection connection) =>
        database.Devices.RegisterAsync(name, DeviceConnectionJson.Write(connection));

    private static AdmissionReport Report()
    {
        var random = new Random(3);
        SoakPoint[] points =
        [
            .. Enumerable.Range(1, 60).Select(second => new SoakPoint(
                second, 5.6 + (0.3 * (1 - Math.Exp(-second / 20.0))) + (random.NextDouble() * 0.08), 41 + (second / 3.0), null)),
        ];
        return new AdmissionReport(
            DateTimeOffset.UnixEpoch.AddYears(56),
            "0.1.0",
            Lab.Target,
            Lab.Description,
            new string('f', 64),
            AdmissionVerdict.AdmittedWithFindings,
            [new AdmissionFinding(AdmissionFindingKind.DriftsUnderLoad, Refuses: false, "Latency rose by 5.1 % under lasting load.", "Cool the board.")],
            new LinkResult(50, 0.21, 0.4, 64 << 20, 850),
            new ClockResult(0.02, 0.1, 1.5, 12, 95),
            [
                new OutputResult("conv-bn-relu", null, 2.1e-7, 1e-4, new string('a', 64)),
                new OutputResult("resize", "3 of 140 values differ by more than 0.01 %", 0.2, 1e-4, new string('b', 64)),
            ],
            new RepeatabilityResult(1.0012, 0.9951, 1.0083, 0.0083, Grade.B, Findings.BadVisits, 16, 5.68),
            new SoakResult(SoakVerdict.Drifts, 5.64, 5.93, 0.051, null, null, IsThrottled: false, 61, [.. points]));
    }
}
