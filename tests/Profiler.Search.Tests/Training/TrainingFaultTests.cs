using Profiler.Networks.Errors;
using Profiler.Search.Checkpoints;
using Profiler.Search.Data;
using Profiler.Search.Tests.Data.Support;
using Profiler.Search.Tests.Synthetic;
using Profiler.Search.Training;
using TorchSharp;

namespace Profiler.Search.Tests.Training;

public sealed class TrainingFaultTests
{
    [Theory]
    [InlineData(true, "the task's loss on the weights' half")]
    [InlineData(false, "the task's loss on the architecture's half")]
    public void A_loss_that_is_no_number_stops_the_search_and_keeps_the_last_checkpoint(bool inWeights, string term)
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("search.safetensors");
        SearchBatches good = LinearSupernet.Batches;
        SearchBatches batches = inWeights
            ? good with { Weights = step => step == 25 ? Poison(good.Weights(step)) : good.Weights(step) }
            : good with { Architecture = step => step == 25 ? Poison(good.Architecture(step)) : good.Architecture(step) };
        using var search = new TinySearch(TinySearch.Options(40), batches: batches);

        var error = Assert.Throws<ProfilerException>(() => search.Trainer.Run(null, new CheckpointPlan(path, 10), CancellationToken.None));

        Assert.Equal(ErrorCode.TrainingFailed, error.Code);
        Assert.Contains($"In step 25 {term} is NaN", error.Message);
        Assert.Contains(path, error.Advice);
        using Checkpoint kept = Checkpoint.Open(path);
        Assert.Equal(20, kept.Header.Numbers.Step);
    }

    [Fact]
    public void A_search_that_is_stopped_writes_a_checkpoint_first()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        string path = folder.PathOf("search.safetensors");
        using var search = new TinySearch(TinySearch.Options(40));
        var reports = new Reports(report =>
        {
            if (report.Point.Step == 7)
            {
                stop.Cancel();
            }
        });

        var error = Assert.Throws<ProfilerException>(() => search.Trainer.Run(reports, new CheckpointPlan(path, 100), stop.Token));

        Assert.Equal(ErrorCode.Cancelled, error.Code);
        Assert.Contains("after step 7 of 40", error.Message);
        using Checkpoint kept = Checkpoint.Open(path);
        Assert.Equal(7, kept.Header.Numbers.Step);
    }

    [Theory]
    [InlineData("all", "--mode sampled")]
    [InlineData("sampled", "a smaller batch.")]
    public void Too_little_memory_says_what_to_do(string mode, string advice)
    {
        SearchBatches batches = LinearSupernet.Batches with { Weights = step => step == 3 ? Exhaust() : LinearSupernet.Batches.Weights(step) };
        using var search = new TinySearch(TinySearch.Options(10, Search.Choices.PathMode.Parse(mode)), batches: batches);

        var error = Assert.Throws<ProfilerException>(() => search.Trainer.Run(null, null, CancellationToken.None));

        Assert.Equal(ErrorCode.TrainingFailed, error.Code);
        Assert.Contains("step 3", error.Message);
        Assert.Contains(advice, error.Advice);
    }

    [Fact]
    public void What_reading_a_batch_says_is_passed_on()
    {
        var unreadable = new ProfilerException(ErrorCode.InvalidFile, "image.png is no PNG.");
        SearchBatches batches = LinearSupernet.Batches with { Architecture = _ => throw unreadable };
        using var search = new TinySearch(TinySearch.Options(10), batches: batches);

        Assert.Same(unreadable, Assert.Throws<ProfilerException>(() => search.Trainer.Run(null, null, CancellationToken.None)));
    }

    /// <summary>Asks Torch for more than any machine has: 128 TiB.</summary>
    private static SampleBatch Exhaust()
    {
        using torch.Tensor tensor = torch.zeros([1L << 45]);
        throw new InvalidOperationException($"There was room for {tensor.numel()} values.");
    }

    private static SampleBatch Poison(SampleBatch batch) => batch with { Images = [float.NaN, .. batch.Images.AsSpan(1)] };
}
