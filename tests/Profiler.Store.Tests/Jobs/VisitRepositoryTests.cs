using Profiler.Measurement.Visits;
using Profiler.Store.CrashWriter;
using Profiler.Store.Tests.Support;

namespace Profiler.Store.Tests.Jobs;

public sealed class VisitRepositoryTests
{
    [Theory, EveryEngine]
    public async Task Visits_come_back_bit_for_bit(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        var kernels = new KernelProfile(
            [new Kernel("slot00/conv_nchwc", "Conv", "cpu", "1x16x64x128;16x16x1x1", "1x16x64x128")],
            [[0.1, 1.0 / 3, double.Epsilon]]);
        Visit plain = Samples.Visit("item-0000", 0);
        Visit profiled = Samples.Visit("item-0000", 1, kernels);
        using ProfilerDatabase database = await store.OpenAsync();
        string id = (await database.Jobs.BeginOrResumeAsync(Samples.Job())).Job.Id;
        await database.Jobs.Items.AddAsync(id, [Samples.Item(0), Samples.Item(1)]);
        await database.Visits.AppendAsync(id, plain);
        await database.Visits.AppendAsync(id, profiled);
        await database.Visits.AppendAsync(id, Samples.Visit("item-0001", 0));

        Visit[] read = [.. await database.Visits.OfItemAsync(id, "item-0000")];

        Assert.Equal(2, read.Length);
        AssertSame(plain, read[0]);
        AssertSame(profiled, read[1]);
        Assert.Equal(kernels.Kernels.AsEnumerable(), read[1].Kernels!.Kernels);
        Assert.Equal(Bits(kernels.DurationsMs[0]), Bits(read[1].Kernels!.DurationsMs[0]));
    }

    private static void AssertSame(Visit expected, Visit actual)
    {
        Assert.Equal((expected.ItemId, expected.Round, expected.Conditions), (actual.ItemId, actual.Round, actual.Conditions));
        Assert.True(expected.StartedAt.EqualsExact(actual.StartedAt));
        Assert.Equal(Bits(expected.ReferenceBeforeMs), Bits(actual.ReferenceBeforeMs));
        Assert.Equal(Bits(expected.SamplesMs), Bits(actual.SamplesMs));
        Assert.Equal(Bits(expected.ReferenceAfterMs), Bits(actual.ReferenceAfterMs));
        Assert.Equal(Bits([expected.DeviceMs]), Bits([actual.DeviceMs]));
        Assert.Equal(expected.Kernels is null, actual.Kernels is null);
    }

    private static long[] Bits(IEnumerable<double> values) => [.. values.Select(BitConverter.DoubleToInt64Bits)];
}
