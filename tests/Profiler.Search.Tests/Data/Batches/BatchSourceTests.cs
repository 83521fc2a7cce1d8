using FsCheck;
using FsCheck.Fluent;
using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;
using Profiler.Search.Data;
using Profiler.Search.Data.Batches;
using Profiler.Search.Tests.Data.Support;

namespace Profiler.Search.Tests.Data.Batches;

public sealed class BatchSourceTests
{
    [Fact]
    public void Every_pass_shows_each_image_once_and_each_in_another_order()
    {
        Gen<(int, int, int)> gen =
            from count in Gen.Choose(1, 60) from batch in Gen.Choose(1, 9) from seed in Gen.Choose(0, int.MaxValue) select (count, batch, seed);
        Check.One(Properties.Config, Prop.ForAll(gen.ToArbitrary(), ((int Count, int Batch, int Seed) it) =>
        {
            BatchSource source = Source(it.Count, DataPart.Training, it.Batch, it.Seed);
            long[] shown = [.. Enumerable.Range(0, (3 * it.Count / it.Batch) + 1).SelectMany(step => source.At(step).Labels)];
            long[] all = [.. Enumerable.Range(0, it.Count).Select(i => (long)i)];
            long[][] passes = [.. shown.Chunk(it.Count).Take(3)];
            return passes.All(pass => pass.Order().SequenceEqual(all)) && (it.Count < 20 || !passes[0].SequenceEqual(passes[1]));
        }));
    }

    [Fact]
    public void A_step_is_the_same_whenever_it_is_asked_for()
    {
        BatchSource source = Source(50, DataPart.Weights, 4, 9);
        SampleBatch first = source.At(123);
        _ = source.At(7);
        SampleBatch again = Source(50, DataPart.Weights, 4, 9).At(123);

        Assert.Equal(first.Labels, again.Labels);
        Assert.Equal(first.Images, again.Images);
        Assert.NotEqual(first.Images, Source(50, DataPart.Weights, 4, 10).At(123).Images);
    }

    [Fact]
    public void Augmentation_is_drawn_anew_in_every_pass()
    {
        BatchSource source = Source(1, DataPart.Training, 1, 3);

        Assert.NotEqual(source.At(0).Images, source.At(1).Images);
    }

    [Fact]
    public void Workers_take_slices_of_the_batch_of_one()
    {
        Gen<(int, int, int)> gen =
            from workers in Gen.Choose(1, 4) from batch in Gen.Choose(1, 4) from step in Gen.Choose(0, 200) select (workers, batch, step);
        Check.One(Properties.Config, Prop.ForAll(gen.ToArbitrary(), ((int Workers, int Batch, int Step) it) =>
        {
            SampleBatch whole = Source(37, DataPart.Weights, it.Workers * it.Batch, 5).At(it.Step);
            SampleBatch[] slices = [.. Enumerable.Range(0, it.Workers)
                .Select(worker => Source(37, DataPart.Weights, it.Batch, 5, new Share(worker, it.Workers)).At(it.Step))];
            return slices.SelectMany(slice => slice.Labels).SequenceEqual(whole.Labels)
                && slices.SelectMany(slice => slice.Images).SequenceEqual(whole.Images);
        }));
    }

    [Fact]
    public void Validation_goes_once_through_in_order_without_augmentation()
    {
        BatchSource source = Source(2, DataPart.Validation, 3, 1, validation: 7);

        Assert.Equal(3, source.StepsPerPass);
        Assert.Equal([0, 1, 2], source.At(0).Labels);
        SampleBatch last = source.At(2);
        Assert.Equal([6], last.Labels);
        Assert.Equal(1, last.Shape.Batch);
        Assert.All(last.Images, value => Assert.Equal(-1, value));
        Assert.Throws<ArgumentOutOfRangeException>(() => source.At(3));
    }

    [Fact]
    public void A_worker_that_the_last_images_do_not_reach_gets_an_empty_batch()
    {
        BatchSource source = Source(2, DataPart.Validation, 2, 1, new Share(1, 2), validation: 5);

        Assert.Equal([2, 3], source.At(0).Labels);
        Assert.Equal(0, source.At(1).Shape.Batch);
        Assert.Empty(source.At(1).Images);
    }

    [Fact]
    public void An_empty_part_is_refused()
    {
        var error = Assert.Throws<ProfilerException>(() => Source(1, DataPart.Architecture, 1, 1));

        Assert.Contains("numbered has no image for its part 'Architecture'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_without_three_channels_is_refused()
    {
        var dataset = new SplitDataset(new NumberedSet(2, 1), 1);

        var error = Assert.Throws<ProfilerException>(() => new BatchSource(dataset, DataPart.Weights, new TensorShape(1, 1, 8, 8), 1));

        Assert.Equal(ErrorCode.InvalidShape, error.Code);
        Assert.Equal("Write 1x3x8x8.", error.Advice);
    }

    [Fact]
    public void A_share_beyond_the_workers_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new Share(2, 2));

    private static BatchSource Source(int training, DataPart part, int batch, int seed, Share share = default, int validation = 1) =>
        new(new SplitDataset(new NumberedSet(training, validation), seed), part, new TensorShape(batch, 3, 1, 2), seed, share);
}
