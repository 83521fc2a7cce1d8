using System.Text;
using Profiler.Bindings.XGBoost;
using Profiler.CostModels.Surrogates.Trees;

namespace Profiler.CostModels.Tests.Surrogates.Trees;

public sealed class FlatTreesTests
{
    /// <summary>Below 2 in column 0: then 1, else by column 1 with missing values to the left: 10 or 20. Starts at 0.5.</summary>
    private const string OneTree =
        """
        {"learner":{"learner_model_param":{"num_feature":"2","base_score":"5E-1"},"gradient_booster":{"model":{"trees":[{
        "left_children":[1,-1,3,-1,-1],"right_children":[2,-1,4,-1,-1],"split_indices":[0,0,1,0,0],
        "split_conditions":[2.0,1.0,-3.0,10.0,20.0],"default_left":[0,0,1,0,0],"split_type":[0,0,0,0,0]}]}}}}
        """;

    [Theory]
    [InlineData(1.9f, 0f, 1.5f)]
    [InlineData(2f, -3f, 20.5f)]
    [InlineData(2f, -3.1f, 10.5f)]
    [InlineData(float.NaN, float.NaN, 10.5f)]
    [InlineData(-5f, float.NaN, 1.5f)]
    public void A_row_goes_down_as_the_document_says(float first, float second, float expected)
    {
        FlatTrees trees = XGBoostDocument.Read(Encoding.UTF8.GetBytes(OneTree));
        float[] predictions = new float[5];

        trees.Predict([.. Enumerable.Range(0, 5).SelectMany(_ => new[] { first, second })], predictions);

        Assert.All(predictions, prediction => Assert.Equal(expected, prediction));
    }

    [Fact]
    public void They_predict_what_the_library_predicts_bit_by_bit()
    {
        var training = SyntheticRows.Create(rows: 800, seed: 1);
        var asked = SyntheticRows.Create(rows: 203, seed: 2);
        using var matrix = new DMatrix(training.Features.Span, training.Columns, training.Targets.Span, training.Weights.Span);
        var parameters = new BoosterParameters(Seed: 3) { BaseScore = -1.7f, Subsample = 0.8, MaxDepth = 7, LearningRate = 0.1 };
        using Booster booster = Booster.Train(parameters, matrix, matrix, 120, 120, CancellationToken.None);
        float[] ours = new float[asked.Rows];
        float[] theirs = new float[asked.Rows];

        XGBoostDocument.Read(booster.Save(ModelFormat.Json)).Predict(asked.Features.Span, ours);
        booster.Predict(asked.Features.Span, theirs);

        Assert.Equal(theirs, ours);
    }

    [Theory]
    [InlineData("[1,-1,3,-1,-1]", "[1,-1,7,-1,-1]")]
    [InlineData("[1,-1,3,-1,-1]", "[1,-1,0,-1,-1]")]
    [InlineData("[0,0,1,0,0],\n", "[0,0,2,0,0],\n")]
    [InlineData("\"split_type\":[0,", "\"split_type\":[1,")]
    [InlineData("\"split_conditions\"", "\"thresholds\"")]
    [InlineData("\"5E-1\"", "0.5")]
    [InlineData("]}]}}}}", "]}]}")]
    public void A_document_of_another_kind_is_refused(string written, string changed)
    {
        Assert.Contains(written, OneTree, StringComparison.Ordinal);

        Assert.Throws<FormatException>(() => XGBoostDocument.Read(Encoding.UTF8.GetBytes(OneTree.Replace(written, changed, StringComparison.Ordinal))));
    }
}
