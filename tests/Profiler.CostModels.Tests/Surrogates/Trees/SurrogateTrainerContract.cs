using Profiler.CostModels.Surrogates.Training;
using Profiler.CostModels.Surrogates.Trees;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Tests.Surrogates.Trees;

/// <summary>What every library of boosted trees keeps.</summary>
public abstract class SurrogateTrainerContract
{
    private static readonly RegressionData Training = SyntheticRows.Create(rows: 600, seed: 1);
    private static readonly RegressionData HeldOut = SyntheticRows.Create(rows: 200, seed: 2);
    private static readonly TreeOptions Options = new(Seed: 7, Rising: []) { MaxTrees = 150, Patience = 20, MaxDepth = 5, LearningRate = 0.1 };

    protected abstract ISurrogateTrainer Trainer { get; }

    [Fact]
    public void It_learns_what_the_rows_show()
    {
        using IRegressor trees = Train(Options);

        Assert.Equal(SyntheticRows.Columns, trees.Columns);
        Assert.True(Error(trees) < 0.25, $"{Error(trees)}");
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_one_others()
    {
        byte[] first = Saved(Options);

        Assert.Equal(first, Saved(Options));
        Assert.NotEqual(first, Saved(Options with { Seed = 8 }));
    }

    [Fact]
    public async Task Trees_that_grow_side_by_side_are_those_that_grow_alone()
    {
        byte[] alone = Saved(Options);

        byte[][] together = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Saved(Options))));

        Assert.All(together, bytes => Assert.Equal(alone, bytes));
    }

    [Fact]
    public void Growing_stops_when_the_held_out_rows_get_no_better()
    {
        var random = new Random(3);
        float[] noise = [.. Enumerable.Range(0, HeldOut.Rows).Select(_ => (float)random.NextDouble())];
        using IRegressor misled = Trainer.Train(Training, HeldOut with { Targets = noise }, Options, CancellationToken.None);
        using IRegressor trees = Train(Options);

        Assert.True(misled.Save().Length < trees.Save().Length / 4);
    }

    [Fact]
    public void Rows_of_little_weight_count_little()
    {
        float[] targets = [.. Training.Targets.ToArray().Select((target, row) => row % 2 == 0 ? target : 100)];
        float[] weights = [.. targets.Select((_, row) => row % 2 == 0 ? 1 : 1e-6f)];
        RegressionData doubtful = Training with { Targets = targets, Weights = weights };
        using IRegressor trees = Trainer.Train(doubtful, HeldOut, Options with { MinChildWeight = 2 }, CancellationToken.None);

        Assert.True(Error(trees) < 0.5, $"{Error(trees)}");
    }

    [Fact]
    public void Rows_are_predicted_alike_alone_and_together()
    {
        using IRegressor trees = Train(Options);
        float[] together = Predict(trees);

        float[] alone = new float[together.Length];
        for (int row = 0; row < 20; row++)
        {
            trees.Predict(HeldOut.Features.Span.Slice(row * trees.Columns, trees.Columns), alone.AsSpan(row, 1));
        }

        Assert.Equal(together[..20], alone[..20]);
        trees.Predict([], []);
        Assert.ThrowsAny<ArgumentException>(() => trees.Predict(new float[trees.Columns + 1], new float[1]));
    }

    /// <summary>A whole training passes before the endless one is cancelled, so that it is among its trees.</summary>
    [Fact]
    public async Task Growing_ends_when_it_is_cancelled()
    {
        using var source = new CancellationTokenSource();
        TreeOptions endless = Options with { MaxTrees = 1_000_000, Patience = 1_000_000 };
        Task growing = Task.Run(() => Trainer.Train(Training, HeldOut, endless, source.Token));
        Saved(Options);
        Assert.False(growing.IsCompleted);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => growing);
    }

    [Theory]
    [InlineData(float.PositiveInfinity, null, null, "feature of training row 5, column 1 is Infinity")]
    [InlineData(null, float.NaN, null, "target of training row 5 is NaN")]
    [InlineData(null, float.NegativeInfinity, null, "target of training row 5 is -Infinity")]
    [InlineData(null, null, 0f, "weight of training row 5 is 0")]
    [InlineData(null, null, float.NaN, "weight of training row 5 is NaN")]
    public void A_value_that_is_none_is_named(float? feature, float? target, float? weight, string words)
    {
        ProfilerException error = Assert.Throws<ProfilerException>(
            () => Trainer.Train(Training.With(feature, target, weight), HeldOut, Options, CancellationToken.None));

        Assert.Equal(ErrorCode.TrainingFailed, error.Code);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_to_hold_out_is_an_error()
    {
        var none = new RegressionData(SyntheticRows.Columns, default, default, default);

        ProfilerException error = Assert.Throws<ProfilerException>(() => Trainer.Train(Training, none, Options, CancellationToken.None));

        Assert.Equal(ErrorCode.TrainingFailed, error.Code);
        Assert.Contains("held-out", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_do_not_fit_together_are_misuse()
    {
        var narrow = new RegressionData(SyntheticRows.Columns - 1, new float[3], new float[1], new float[] { 1 });

        Assert.ThrowsAny<ArgumentException>(() => Trainer.Train(Training, narrow, Options, CancellationToken.None));
        Assert.ThrowsAny<ArgumentException>(() => Train(Options with { Rising = [SyntheticRows.Columns] }));
        Assert.ThrowsAny<ArgumentException>(
            () => Trainer.Train(Training with { Weights = new float[1] }, HeldOut, Options, CancellationToken.None));
    }

    [Fact]
    public void A_stored_model_predicts_as_the_one_that_was_trained()
    {
        using IRegressor trees = Train(Options);
        byte[] saved = trees.Save();
        using IRegressor loaded = Trainer.Load(saved);

        Assert.Equal(trees.Columns, loaded.Columns);
        Assert.Equal(Predict(trees), Predict(loaded));
        Assert.Equal(saved, loaded.Save());
    }

    [Fact]
    public void A_model_that_was_cut_says_so()
    {
        byte[] saved = Saved(Options);
        int[] lengths = [0, 1, 10, 40, 110, 200, saved.Length / 2, saved.Length - 1];

        Assert.All(lengths, length => Refused(saved[..length], ErrorCode.InvalidFile, "damaged"));
        Refused([.. saved, 0], ErrorCode.InvalidFile, "damaged");
    }

    [Fact]
    public void A_model_with_a_changed_byte_says_so()
    {
        byte[] saved = Saved(Options with { MaxTrees = 5 });
        IEnumerable<int> places = Enumerable.Range(0, 130).Concat(Enumerable.Range(0, 100).Select(i => (int)((long)i * (saved.Length - 1) / 99)));

        Assert.All(places, place =>
        {
            byte[] changed = [.. saved];
            changed[place] ^= 0x20;
            Refused(changed, ErrorCode.InvalidFile, "damaged");
        });
    }

    [Fact]
    public void A_model_of_another_library_is_refused() =>
        Refused(new SealedModel("woodwork", SyntheticRows.Columns, new byte[] { 1, 2, 3 }).ToBytes(), ErrorCode.Mismatch, "woodwork");

    [Fact]
    public void A_model_that_is_whole_and_none_is_refused() =>
        Refused(new SealedModel(Trainer.Name, SyntheticRows.Columns, "{\"learner\": 3}"u8.ToArray()).ToBytes(), ErrorCode.InvalidFile, "cannot read");

    [Fact]
    public void A_model_of_other_columns_than_it_says_is_refused()
    {
        SealedModel model = SealedModel.Read(Saved(Options), Trainer.Name);

        Refused((model with { Columns = 9 }).ToBytes(), ErrorCode.InvalidFile, "9 columns");
    }

    private void Refused(byte[] bytes, ErrorCode code, string words)
    {
        ProfilerException error = Assert.Throws<ProfilerException>(() => Trainer.Load(bytes));

        Assert.Equal(code, error.Code);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    private byte[] Saved(TreeOptions options)
    {
        using IRegressor trees = Train(options);
        return trees.Save();
    }

    private IRegressor Train(TreeOptions options) => Trainer.Train(Training, HeldOut, options, CancellationToken.None);

    private static float[] Predict(IRegressor trees)
    {
        float[] predictions = new float[HeldOut.Rows];
        trees.Predict(HeldOut.Features.Span, predictions);
        return predictions;
    }

    /// <summary>The root of the mean squared distance from what the rows are made of.</summary>
    private static double Error(IRegressor trees)
    {
        float[] predictions = Predict(trees);
        return Math.Sqrt(predictions.Select((prediction, row) =>
            Math.Pow(prediction - SyntheticRows.Truth(HeldOut.Features.Span.Slice(row * trees.Columns, trees.Columns)), 2)).Average());
    }
}
