using System.Security.Cryptography;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Jobs;
using Profiler.Fleet.Tests.Onboarding;
using Profiler.Fleet.Workplaces;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Visits;
using Profiler.Store;
using Profiler.Testing;

namespace Profiler.Fleet.Tests.Support;

/// <summary>A database of one test's own and a synthetic device that knows the reference and two models.</summary>
internal sealed class Bench : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("profiler-fleet-");

    public FakeClock Clock { get; } = new();

    public static byte[] Fast { get; } = [1, 2, 3];

    public static byte[] Slow { get; } = [4, 5, 6];

    public SyntheticDevice Device() => new(
        Clock,
        [],
        [
            new SyntheticWorkload(ReferenceNetwork.Export.Sha256, BaseMs: 1),
            new SyntheticWorkload(Sha256(Fast), BaseMs: 2),
            new SyntheticWorkload(Sha256(Slow), BaseMs: 4),
        ]);

    public Task<ProfilerDatabase> OpenAsync() => ProfilerDatabase.OpenAsync(Path.Combine(_folder.FullName, "profiler.db"), Clock);

    /// <summary>The surrogates of a database, from where no device can be reached.</summary>
    public IWorkplaceSurrogates Surrogates(ProfilerDatabase database) => new LocalWorkplace(
        database, new LocalReach(new ScriptedConnector(_ => throw new NotSupportedException()), OnboardingBench.Scanner()), Clock).Surrogates;

    public static Task<DeviceSession> ConnectAsync(FakeAgent agent, ProfilerDatabase database) =>
        DeviceSession.OpenAsync(new DeviceOptions(), agent, database, CancellationToken.None);

    public static JobModel Model(DeviceSession device, string name, byte[] model) =>
        new(new MeasurementItem(name, device.Workload(Sha256(model))), name, model);

    public static VisitRequest Visit(string item, int round) => new(
        item, round, Workload.OfFixedShape(Workload.NullModel, "cpu", 1), false, Reference: null, ReferenceRuns: 0, WarmupRuns: 0, Runs: 3);

    public static string Sha256(byte[] model) => Convert.ToHexStringLower(SHA256.HashData(model));

    public void Dispose() => _folder.Delete(recursive: true);
}
