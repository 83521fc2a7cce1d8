using System.Text.Json;

namespace Profiler.Bindings.XGBoost.Tests;

public sealed class BoosterTests : IDisposable
{
    private static readonly Waves Unseen = new(rows: 400, seed: 2);
    private static readonly BoosterParameters Parameters = new(Seed: 7) { BaseScore = 0.1f, Subsample = 0.8, ColumnSampleByTree = 0.8 };

    private readonly DMatrix _training = new Waves(rows: 1000, seed: 1).Matrix();
    private readonly DMatrix _heldOut = Unseen.Matrix();

    public void Dispose()
    {
        _training.Dispose();
        _heldOut.Dispose();
    }

    [Fact]
    public void It_learns_what_the_rows_show()
    {
        using Booster booster = Train(Parameters);

        Assert.Equal(Waves.Columns, booster.Columns);
        Assert.True(Error(booster) < 0.2, $"{Error(booster)}");
    }

    [Fact]
    public void Its_own_error_is_that_of_its_predictions()
    {
        using var booster = new Booster(Parameters, _training, _heldOut);
        double reported = 0;
        for (int round = 0; round < 10; round++)
        {
            booster.Update(round, _training);
            reported = booster.Evaluate(round, _heldOut);
        }

        Assert.Equal(Error(booster), reported, tolerance: 1e-5);
    }

    [Fact]
    public void It_stops_when_the_held_out_rows_get_no_better_and_keeps_the_best()
    {
        using Booster patient = Train(Parameters with { LearningRate = 0.5 }, patience: 20);
        using Booster longer = Train(Parameters with { LearningRate = 0.5 }, patience: 300);

        Assert.InRange(patient.Trees, 2, 200);
        Assert.True(Error(longer) <= Error(patient) + 1e-9);
    }

    [Fact]
    public void The_first_trees_alone_predict_as_a_booster_that_grew_no_more()
    {
        using var long_ = new Booster(Parameters, _training);
        using var short_ = new Booster(Parameters, _training);
        Grow(long_, 20);
        Grow(short_, 8);
        using Booster first = long_.First(8);

        Assert.Equal(8, first.Trees);
        Assert.Equal(Predict(short_), Predict(first));
    }

    [Theory]
    [InlineData(ModelFormat.Ubj)]
    [InlineData(ModelFormat.Json)]
    public void A_model_that_was_saved_and_loaded_is_the_same(ModelFormat format)
    {
        using Booster booster = Train(Parameters);
        byte[] saved = booster.Save(format);
        using Booster loaded = Booster.Load(saved);

        Assert.Equal(Predict(booster), Predict(loaded));
        Assert.Equal(saved, loaded.Save(format));
        Assert.Equal(booster.Columns, loaded.Columns);
    }

    [Fact]
    public void The_text_format_is_a_document_of_the_trees()
    {
        using Booster booster = Train(Parameters);
        using JsonDocument document = JsonDocument.Parse(booster.Save(ModelFormat.Json));

        JsonElement trees = document.RootElement.GetProperty("learner").GetProperty("gradient_booster").GetProperty("model").GetProperty("trees");
        Assert.Equal(booster.Trees, trees.GetArrayLength());
    }

    [Fact]
    public void Constraints_keep_predictions_from_falling()
    {
        using Booster free = Train(Parameters);
        using Booster rising = Train(Parameters with { MonotoneConstraints = [1, 0, 0, 0] });

        Assert.Contains(Steps(free), step => step < 0);
        Assert.DoesNotContain(Steps(rising), step => step < 0);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_one_others()
    {
        using Booster first = Train(Parameters);
        using Booster second = Train(Parameters);
        using Booster other = Train(Parameters with { Seed = 8 });

        Assert.Equal(first.Save(ModelFormat.Ubj), second.Save(ModelFormat.Ubj));
        Assert.NotEqual(first.Save(ModelFormat.Ubj), other.Save(ModelFormat.Ubj));
    }

    /// <summary>Only the sums of gradients depend on the threads, by their rounding.</summary>
    [Fact]
    public void More_threads_grow_trees_that_predict_the_same()
    {
        using Booster one = Train(Parameters);
        using Booster three = Train(Parameters with { Threads = 3 });

        Assert.All(Predict(one).Zip(Predict(three)), pair => Assert.Equal(pair.First, pair.Second, tolerance: 1e-3));
    }

    [Fact]
    public void Rows_are_predicted_alike_alone_and_together()
    {
        using Booster booster = Train(Parameters);
        float[] together = Predict(booster);

        float[] alone = new float[together.Length];
        for (int row = 0; row < alone.Length; row++)
        {
            booster.Predict(Unseen.Values.AsSpan(row * Waves.Columns, Waves.Columns), alone.AsSpan(row, 1));
        }

        Assert.Equal(together, alone);
        booster.Predict([], []);
    }

    [Fact]
    public void Training_ends_between_rounds_when_it_is_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => Booster.Train(Parameters, _training, _heldOut, 10, 5, source.Token));
    }

    private static void Grow(Booster booster, int trees, DMatrix training)
    {
        for (int round = 0; round < trees; round++)
        {
            booster.Update(round, training);
        }
    }

    private void Grow(Booster booster, int trees) => Grow(booster, trees, _training);

    private Booster Train(BoosterParameters parameters, int patience = 20) =>
        Booster.Train(parameters, _training, _heldOut, maxRounds: 200, patience, CancellationToken.None);

    private static float[] Predict(Booster booster)
    {
        float[] predictions = new float[Unseen.Labels.Length];
        booster.Predict(Unseen.Values, predictions);
        return predictions;
    }

    private static double Error(Booster booster)
    {
        float[] predictions = Predict(booster);
        double squares = predictions.Select((p, i) => Unseen.Weights[i] * Math.Pow(p - Unseen.Labels[i], 2)).Sum();
        return Math.Sqrt(squares / Unseen.Weights.Sum(weight => (double)weight));
    }

    /// <summary>How the prediction changes as the first column rises by small steps, the others staying.</summary>
    private static IEnumerable<float> Steps(Booster booster)
    {
        float[] rows = [.. Enumerable.Range(0, 200).SelectMany(i => new[] { -2 + (i / 50f), 0.3f, float.NaN, -0.7f })];
        float[] predictions = new float[200];
        booster.Predict(rows, predictions);
        return predictions.Skip(1).Zip(predictions, (next, previous) => next - previous);
    }
}
