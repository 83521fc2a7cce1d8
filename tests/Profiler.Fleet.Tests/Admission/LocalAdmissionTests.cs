using Profiler.Fleet.Admission;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Tests.Support;
using Profiler.Fleet.Transports;
using Profiler.Store;

namespace Profiler.Fleet.Tests.Admission;

/// <summary>The agent that is shipped, on this machine, whatever else it does meanwhile.</summary>
public sealed class LocalAdmissionTests : IDisposable
{
    private readonly Bench _bench = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("profiler-admission-");

    public void Dispose()
    {
        _bench.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task This_machine_computes_rightly_and_is_admitted()
    {
        using ProfilerDatabase database = await _bench.OpenAsync();
        string agent = Path.Combine(AppContext.BaseDirectory, "profiler-agent.dll");
        ChildProcessTransport transport = ChildProcessTransport.Start(
            agent, "--models", Path.Combine(_folder.FullName, "models"), "--lane", Path.Combine(_folder.FullName, "lane"));
        await using DeviceSession session = await DeviceSession.OpenAsync(new DeviceOptions(), transport, database, CancellationToken.None);

        // A calibration takes half a minute and has tests of its own.
        await database.Targets.CalibrateAsync(session.TargetFor(1), ReferenceNetwork.Export.Sha256, referenceMs: 10);
        var service = new AdmissionService(database, TimeProvider.System);
        AdmissionReport report = await service.RunAsync(
            session, new AdmitOptions { SoakSeconds = 2, Rounds = 5, Pings = 10 }, null, CancellationToken.None);

        Assert.NotEqual(AdmissionVerdict.Refused, report.Verdict);
        Assert.All(report.Outputs, output => Assert.Null(output.Problem));
        Assert.All(report.Outputs, output => Assert.Equal(64, output.Sha256!.Length));
        Assert.InRange(report.Clock.OffsetMs, -1000, 1000);
        Assert.InRange(Math.Abs(report.Clock.DriftPpm!.Value) - report.Clock.DriftUncertaintyPpm!.Value, double.MinValue, AdmissionDefaults.ClockDriftPpm);
        Assert.True(report.Link.MedianMs > 0);
        Assert.NotNull(report.Repeatability);
        Assert.NotEmpty(report.Soak!.Points);
        Assert.Equal(report.ToJson(), AdmissionReport.FromJson(report.ToJson()).ToJson());
    }
}
