using Profiler.CostModels.Surrogates;
using Profiler.Measurement.RuntimeGraphs;
using Profiler.Networks.Errors;
using Profiler.Store.CrashWriter;
using Profiler.Store.Surrogates;
using Profiler.Store.Tests.Support;

namespace Profiler.Store.Tests.Surrogates;

public sealed class SurrogateRepositoryTests
{
    [Theory, EveryEngine]
    public async Task A_training_ends_with_its_surrogate_in_one_transaction(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync();
        string job = await JobAsync(database, seed: 1);
        await database.Jobs.FinishAsync(job, SurrogateSamples.Surrogate("aa11", isCurrent: true));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => database.Jobs.FinishAsync(job, SurrogateSamples.Surrogate("bb22", isCurrent: true)));

        SurrogateSummary summary = Assert.Single(await database.Surrogates.AllAsync());

        Assert.Equal(("aa11", job, 7, 61.5, true, 3), (summary.Id, summary.JobId, summary.Seed, summary.DeviceSeconds, summary.IsCurrent, summary.Bytes));
        Assert.Equal((Samples.Target, SurrogateSamples.Report.HeldOut), (summary.Target, summary.Report.HeldOut));
        Assert.Equal(SurrogateSamples.Report.Families.AsEnumerable(), summary.Report.Families);
        Assert.Equal([1, 2, 3], await database.Surrogates.ReadAsync("aa11"));
        Assert.Equal("aa11", (await database.Surrogates.OfJobAsync(job))!.Id);
    }

    [Theory, EveryEngine]
    public async Task One_surrogate_answers_for_a_target(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync();
        await database.Jobs.FinishAsync(await JobAsync(database, seed: 1), SurrogateSamples.Surrogate("aa11", isCurrent: true));
        await database.Jobs.FinishAsync(await JobAsync(database, seed: 2), SurrogateSamples.Surrogate("bb22", isCurrent: false));
        await database.Jobs.FinishAsync(await JobAsync(database, seed: 3), SurrogateSamples.Surrogate("cc33", isCurrent: true));

        Assert.Equal(["cc33", "bb22", "aa11"], (await database.Surrogates.AllAsync()).Select(known => known.Id));
        Assert.Equal("cc33", Assert.Single(await database.Surrogates.AllAsync(), known => known.IsCurrent).Id);
        Assert.Equal("bb22", (await database.Surrogates.GetAsync("bb")).Id);
        Assert.Equal(ErrorCode.UnknownName, (await Assert.ThrowsAsync<ProfilerException>(() => database.Surrogates.GetAsync("dd"))).Code);
    }

    [Theory, EveryEngine]
    public async Task A_network_comes_back_as_it_was_profiled_and_is_kept_once(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync();
        string job = await JobAsync(database, seed: 1);
        SurrogateSample first = SurrogateSamples.Sample("plain-2", SampleSplit.Train);
        await database.Surrogates.Samples.AddAsync(job, Samples.Target, first);
        await database.Surrogates.Samples.AddAsync(job, Samples.Target, SurrogateSamples.Sample("plain-2", SampleSplit.HeldOut));
        await database.Surrogates.Samples.AddAsync(job, Samples.Target, SurrogateSamples.Sample("Plain-1", SampleSplit.HeldOut));

        var samples = await database.Surrogates.Samples.OfTargetAsync(Samples.Target);

        Assert.Equal([("Plain-1", SampleSplit.HeldOut), ("plain-2", SampleSplit.Train)], samples.Select(sample => (sample.Network.Name, sample.Split)));
        AssertSame(first.Network, samples[1].Network);
        Assert.Empty(await database.Surrogates.Samples.OfTargetAsync(Samples.Target with { Threads = 1 }));
    }

    private static void AssertSame(ProfiledGraph expected, ProfiledGraph actual)
    {
        Assert.Equal((expected.Family, expected.TimedMs), (actual.Family, actual.TimedMs));
        Assert.Equal(expected.KernelMs.AsEnumerable(), actual.KernelMs);
        RuntimeKernel before = expected.Graph.Kernels[0];
        RuntimeKernel after = Assert.Single(actual.Graph.Kernels);
        Assert.Equal((before.Node, before.Operator, before.Domain), (after.Node, after.Operator, after.Domain));
        Assert.Equal(before.Inputs.SelectMany(tensor => tensor.Dims), after.Inputs.SelectMany(tensor => tensor.Dims));
        Assert.Equal(before.Integers["strides"].AsEnumerable(), after.Integers["strides"]);
        Assert.Equal(before.Words, after.Words);
    }

    private static async Task<string> JobAsync(ProfilerDatabase database, int seed) =>
        (await database.Jobs.BeginOrResumeAsync(Samples.Job(seed))).Job.Id;
}
