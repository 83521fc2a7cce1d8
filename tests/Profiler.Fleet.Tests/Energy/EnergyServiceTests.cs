using System.Collections.Immutable;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Energy;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Tests.Support;
using Profiler.Measurement.Energy;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Visits;
using Profiler.Networks.Counting;
using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;
using Profiler.Store;
using Profiler.Store.Jobs;
using Profiler.Testing;
using Profiler.Testing.Power;

namespace Profiler.Fleet.Tests.Energy;

public sealed class EnergyServiceTests : IDisposable
{
    private static readonly PowerCurve Board = new([new("cpu", 1000, 4000), new("gpu", 500, 6000)]);

    private readonly Bench _bench = new();
    private readonly List<string> _watched = [];

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Latencies_and_energies_are_measured_and_stored()
    {
        using ProfilerDatabase database = await _bench.OpenAsync();
        EnergyOutcome outcome = await RunAsync(database, _bench.Device());
        Assert.Equal(["fast", "slow"], outcome.Networks.Select(network => network.Measured.Subject.Name));
        Assert.Equal([2, 4], outcome.Networks.Select(network => Math.Round(network.Measured.Result.LatencyMs.Median, 3)));
        SubjectEnergy slow = outcome.Networks[1];
        Assert.Equal(Board.MjPerInference(4), slow.Energy.MjPerInference.Value, 0.02 * Board.MjPerInference(4));
        Assert.Equal(1000 / slow.Energy.MjPerInference.Value, slow.ImagesPerJoule, 1e-9);
        var stored = await database.Energy.OfJobAsync(outcome.JobId);
        Assert.Equal([Bench.Sha256(Bench.Fast), Bench.Sha256(Bench.Slow)], stored.Select(energy => energy.ModelSha256));
        Assert.Equal(slow.Energy.MjPerInference, stored[1].Summary.MjPerInference);
        Assert.Equal(2, (await database.Measurements.OfJobAsync(outcome.JobId)).Length);
        Assert.Equal(JobState.Done, Assert.Single(await database.Jobs.AllAsync()).State);
    }

    [Fact]
    public async Task An_interrupted_job_goes_on_with_the_passes_that_are_missing()
    {
        using ProfilerDatabase database = await _bench.OpenAsync();
        var error = await Assert.ThrowsAsync<ProfilerException>(() => RunAsync(database, _bench.Device(), failsAt: Bench.Slow));
        Assert.Equal(ErrorCode.DeviceFailed, error.Code);
        SyntheticDevice again = _bench.Device();
        EnergyOutcome outcome = await RunAsync(database, again);
        Assert.Empty(again.Made);
        Assert.Equal([Bench.Sha256(Bench.Fast), Bench.Sha256(Bench.Slow), Bench.Sha256(Bench.Slow)], _watched);
        Assert.Equal(2, (await database.Energy.OfJobAsync(outcome.JobId)).Length);
    }

    [Fact]
    public async Task A_device_without_sensors_is_refused_before_anything_is_measured()
    {
        using ProfilerDatabase database = await _bench.OpenAsync();
        SyntheticDevice device = _bench.Device();
        var agent = new FakeAgent(device, answers: request => request is PowerRequest
            ? new FailedReply(request.Id, AgentFailure.SensorMissing, "Looked for: rapl/*.", "Load a driver.")
            : null);
        await using DeviceSession session = await Bench.ConnectAsync(agent, database);
        var error = await Assert.ThrowsAsync<ProfilerException>(() => new EnergyService(database, session).RunAsync(Request(), null, CancellationToken.None));
        Assert.Equal((ErrorCode.MissingDependency, "Looked for: rapl/*.", "Load a driver."), (error.Code, error.Message, error.Advice));
        Assert.Empty(device.Made);
    }

    private async Task<EnergyOutcome> RunAsync(ProfilerDatabase database, SyntheticDevice device, byte[]? failsAt = null)
    {
        var agent = new FakeAgent(device, answers: request => request switch
        {
            PowerRequest power => new PowerReply(power.Id, ["ina3221/cpu", "ina3221/gpu"]),
            EnergyRequest energy => Watch(energy, failsAt),
            _ => null,
        });
        await using DeviceSession session = await Bench.ConnectAsync(agent, database);
        return await new EnergyService(database, session).RunAsync(Request(), null, CancellationToken.None);
    }

    private AgentReply Watch(EnergyRequest request, byte[]? failsAt)
    {
        string model = request.Workload.ModelSha256;
        _watched.Add(model);
        if (failsAt is not null && model == Bench.Sha256(failsAt))
        {
            return new FailedReply(request.Id, AgentFailure.SensorFailed, "The rail ina3221/cpu vanished.");
        }

        double latencyMs = model == Bench.Sha256(Bench.Fast) ? 2 : 4;
        EnergyTrace trace = new SyntheticPass(new SyntheticBoard(Board, periodMs: 10, seed: 1), Board, request.Plan, seed: 2).Record(latencyMs);
        return new EnergyReply(request.Id, trace, new VisitConditions(0, 0, 1000, 50), []);
    }

    private static EnergyMeasuringRequest Request() => new([Subject("fast", Bench.Fast), Subject("slow", Bench.Slow)], Seed: 1, new EnergyPlan());

    private static Subject Subject(string name, byte[] model) => new(
        name,
        new TensorShape(1, 3, 8, 8),
        model,
        Bench.Sha256(model),
        new NetworkCounts(1, 2, 3, 4),
        ImmutableSortedDictionary<string, ImmutableArray<long>>.Empty,
        Architecture: null);
}
