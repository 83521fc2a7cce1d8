using FsCheck;
using FsCheck.Fluent;
using Profiler.Networks.Shapes;
using Profiler.Search.Data;
using Profiler.Search.Tests.Data.Support;

namespace Profiler.Search.Tests.Data;

public sealed class SplitDatasetTests
{
    private static readonly TensorShape Input = new(1, 3, 1, 1);

    [Fact]
    public void The_halves_share_nothing_and_together_are_the_training_set()
    {
        Gen<(int, int)> gen = from count in Gen.Choose(2, 300) from seed in Gen.Choose(int.MinValue, int.MaxValue) select (count, seed);
        Check.One(Properties.Config, Prop.ForAll(gen.ToArbitrary(), ((int Count, int Seed) it) =>
        {
            var dataset = new SplitDataset(new NumberedSet(it.Count, 1), it.Seed);
            long[] weights = Labels(dataset, DataPart.Weights);
            long[] architecture = Labels(dataset, DataPart.Architecture);
            return weights.Length - architecture.Length is 0 or 1
                && weights.Concat(architecture).Order().SequenceEqual(Enumerable.Range(0, it.Count).Select(i => (long)i));
        }));
    }

    [Fact]
    public void The_seed_alone_decides_the_halves()
    {
        Assert.Equal(Weights(seed: 5), Weights(seed: 5));
        Assert.NotEqual(Weights(seed: 5), Weights(seed: 6));

        static long[] Weights(int seed) => Labels(new SplitDataset(new NumberedSet(100, 1), seed), DataPart.Weights);
    }

    [Fact]
    public void The_whole_training_set_and_the_validation_set_keep_their_order()
    {
        var dataset = new SplitDataset(new NumberedSet(7, 3), 1);

        Assert.Equal([0, 1, 2, 3, 4, 5, 6], Labels(dataset, DataPart.Training));
        Assert.Equal([0, 1, 2], Labels(dataset, DataPart.Validation));
    }

    [Fact]
    public void An_index_beyond_a_half_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SplitDataset(new NumberedSet(7, 3), 1).Read(DataPart.Architecture, 3, Input, null));

    private static long[] Labels(SplitDataset dataset, DataPart part) =>
        [.. Enumerable.Range(0, dataset.Count(part)).Select(i => dataset.Read(part, i, Input, null).Labels[0])];
}
