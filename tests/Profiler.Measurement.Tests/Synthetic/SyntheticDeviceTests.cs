using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;
using Profiler.Testing;
using Profiler.Testing.Latency;

namespace Profiler.Measurement.Tests.Synthetic;

public sealed class SyntheticDeviceTests
{
    private static readonly Workload Model = Workload.OfFixedShape("model", "cpu", 1);
    private static readonly Workload Reference = Workload.OfFixedShape("reference", "cpu", 1);

    [Fact]
    public async Task Moves_the_clock_by_what_it_runs()
    {
        var clock = new FakeClock();
        var device = new SyntheticDevice(
            clock, [], [new SyntheticWorkload("model", 10) { LoadMs = 100 }, new SyntheticWorkload("reference", 2)]);

        Visit visit = Assert.Single(await RunAsync(device, Request(0)));

        // Load, one warm-up and four runs, twice one uncounted and three counted runs of the reference.
        Assert.Equal(100 + 5 * 10 + 8 * 2, visit.DeviceMs, precision: 3);
        Assert.Equal(visit.DeviceMs, clock.Elapsed.TotalMilliseconds, precision: 3);
        Assert.Equal<IEnumerable<double>>([10, 10, 10, 10], visit.SamplesMs);
        Assert.Equal<IEnumerable<double>>([2, 2, 2], visit.ReferenceBeforeMs);
        Assert.Equal<IEnumerable<double>>([2, 2, 2], visit.ReferenceAfterMs);
    }

    [Fact]
    public async Task Is_the_same_for_the_same_seeds()
    {
        IReadOnlyList<Visit> first = await RunAsync(Noisy(1), Request(0), Request(1));
        IReadOnlyList<Visit> second = await RunAsync(Noisy(1), Request(0), Request(1));
        IReadOnlyList<Visit> other = await RunAsync(Noisy(2), Request(0), Request(1));

        Assert.Equal(first.SelectMany(visit => visit.SamplesMs), second.SelectMany(visit => visit.SamplesMs));
        Assert.NotEqual(first.SelectMany(visit => visit.SamplesMs), other.SelectMany(visit => visit.SamplesMs));
    }

    [Fact]
    public async Task The_hosts_effects_meet_the_reference_too()
    {
        var device = new SyntheticDevice(
            new FakeClock(),
            [new ColdVisits(1, 3)],
            [new SyntheticWorkload("model", 10), new SyntheticWorkload("reference", 2)]);

        Visit visit = (await RunAsync(device, Request(0)))[0];

        Assert.All(visit.SamplesMs, ms => Assert.Equal(30, ms));
        Assert.All(visit.ReferenceBeforeMs, ms => Assert.Equal(6, ms));
    }

    [Fact]
    public async Task Is_lost_after_as_many_visits_as_it_was_told()
    {
        SyntheticDevice device = Noisy(1);
        device.FailsAfterVisits = 2;
        var seen = new List<Visit>();

        var error = await Assert.ThrowsAsync<ProfilerException>(async () =>
        {
            await foreach (Visit visit in device.RunAsync([Request(0), Request(1), Request(2)], CancellationToken.None))
            {
                seen.Add(visit);
            }
        });

        Assert.Equal(ErrorCode.DeviceFailed, error.Code);
        Assert.Equal([0, 1], seen.Select(visit => visit.Round));
    }

    [Fact]
    public async Task Profiles_each_kernel_of_each_run()
    {
        var kernels = new[] { (new Kernel("conv", "Conv", "cpu", "1x3x8x8", "1x8x8x8"), 0.75), (new Kernel("relu", "Relu", "cpu", "1x8x8x8", "1x8x8x8"), 0.25) };
        var device = new SyntheticDevice(
            new FakeClock(), [], [new SyntheticWorkload("model", 10) { Kernels = kernels }, new SyntheticWorkload("reference", 2)]);

        KernelProfile profile = (await RunAsync(device, Request(0) with { Profiled = true }))[0].Kernels!;

        Assert.Equal(["conv", "relu"], profile.Kernels.Select(kernel => kernel.Node));
        Assert.Equal<IEnumerable<double>>([7.5, 7.5, 7.5, 7.5], profile.DurationsMs[0]);
        Assert.Equal<IEnumerable<double>>([2.5, 2.5, 2.5, 2.5], profile.DurationsMs[1]);
    }

    [Fact]
    public async Task Runs_the_null_model_without_being_told_of_it()
    {
        var request = new VisitRequest("null", 0, Workload.OfFixedShape(Workload.NullModel, "cpu", 1), false, null, 0, 0, 3);

        Visit visit = Assert.Single(await RunAsync(Noisy(1), request));

        Assert.All(visit.SamplesMs, ms => Assert.InRange(ms, 0.000001, 0.001));
    }

    [Fact]
    public async Task Names_a_model_that_it_does_not_have()
    {
        VisitRequest request = Request(0) with { Workload = Workload.OfFixedShape("modell", "cpu", 1) };

        var error = await Assert.ThrowsAsync<ProfilerException>(() => RunAsync(Noisy(1), request));

        Assert.Equal(ErrorCode.UnknownName, error.Code);
        Assert.Equal("Did you mean 'model'?", error.Advice);
    }

    private static SyntheticDevice Noisy(int seed) => new(
        new FakeClock(),
        [new TwoSpeeds(seed, 1.36, 1), new Bursts(seed, 1, 0.1, 2)],
        [new SyntheticWorkload("model", 10, new Noise(seed, 0.01)), new SyntheticWorkload("reference", 2)]);

    private static VisitRequest Request(int round) => new(
        "item", round, Model, Profiled: false, Reference, ReferenceRuns: 3, WarmupRuns: 1, Runs: 4);

    private static async Task<IReadOnlyList<Visit>> RunAsync(SyntheticDevice device, params VisitRequest[] requests)
    {
        var visits = new List<Visit>();
        await foreach (Visit visit in device.RunAsync(requests, CancellationToken.None))
        {
            visits.Add(visit);
        }

        return visits;
    }
}
