using FsCheck;
using FsCheck.Fluent;
using Profiler.Search.Data.Scores;
using Profiler.Search.Tests.Data.Support;

namespace Profiler.Search.Tests.Data.Scores;

public sealed class ConfusionMatrixTests
{
    /// <summary>
    /// Truth 0 0 0 1 1 2, predicted 0 0 1 1 2 2: class 0 has 2 hits of 3 in the union, 1 has 1 of 3, 2 has 1 of 2.
    /// </summary>
    [Fact]
    public void Mean_IoU_is_what_a_hand_computes()
    {
        ConfusionMatrix matrix = Counted(3, [0, 0, 0, 1, 1, 2], [0, 0, 1, 1, 2, 2]);

        Assert.Equal(2 / 3.0, matrix.Iou(0), 12);
        Assert.Equal(1 / 3.0, matrix.Iou(1), 12);
        Assert.Equal(1 / 2.0, matrix.Iou(2), 12);
        Assert.Equal(0.5, matrix.MeanIou, 12);
        Assert.Equal(4 / 6.0, matrix.Accuracy, 12);
        Assert.Equal(6, matrix.Total);
        Assert.Equal(1, matrix[1, 2]);
    }

    [Fact]
    public void Ignored_pixels_count_nowhere_not_even_as_wrong_predictions()
    {
        ConfusionMatrix matrix = Counted(2, [0, 255, 1, 255], [0, 0, 1, 1]);

        Assert.Equal(1, matrix.MeanIou);
        Assert.Equal(2, matrix.Total);
    }

    /// <summary>Class 2 occurs nowhere and is left out; class 3 is only predicted and counts with 0.</summary>
    [Fact]
    public void The_mean_leaves_out_classes_of_which_there_is_neither_truth_nor_prediction()
    {
        ConfusionMatrix matrix = Counted(4, [0, 0, 1, 1], [0, 0, 1, 3]);

        Assert.True(double.IsNaN(matrix.Iou(2)));
        Assert.Equal(0, matrix.Iou(3));
        Assert.Equal((1 + 0.5 + 0) / 3, matrix.MeanIou, 12);
    }

    [Fact]
    public void Nothing_counted_gives_no_score()
    {
        var matrix = new ConfusionMatrix(3);

        Assert.True(double.IsNaN(matrix.MeanIou));
        Assert.True(double.IsNaN(matrix.Accuracy));
    }

    [Fact]
    public void In_classification_255_is_a_class()
    {
        var matrix = new ConfusionMatrix(300, ignored: null);

        matrix.Add([255, 255, 4], [255, 3, 4]);

        Assert.Equal(2 / 3.0, matrix.Accuracy, 12);
    }

    [Fact]
    public void Merging_parts_gives_the_whole()
    {
        Gen<(int, int)> pair = from truth in Gen.Elements(0, 1, 2, 255) from predicted in Gen.Choose(0, 2) select (truth, predicted);
        Check.One(Properties.Config, Prop.ForAll(pair.ListOf().ToArbitrary(), pairs =>
        {
            (int Truth, int Predicted)[] all = [.. pairs];
            ConfusionMatrix whole = Of(all);
            ConfusionMatrix merged = Of(all[..(all.Length / 2)]);
            merged.Merge(Of(all[(all.Length / 2)..]));
            return whole.ToArray().SequenceEqual(merged.ToArray());
        }));

        static ConfusionMatrix Of((int Truth, int Predicted)[] pairs) =>
            Counted(3, [.. pairs.Select(it => (long)it.Truth)], [.. pairs.Select(it => (long)it.Predicted)]);
    }

    [Fact]
    public void What_cannot_be_counted_is_refused()
    {
        var matrix = new ConfusionMatrix(2);

        Assert.Throws<ArgumentException>(() => matrix.Add([0, 1], [0]));
        Assert.Throws<ArgumentException>(() => matrix.Add([2], [0]));
        Assert.Throws<ArgumentException>(() => matrix.Add([0], [-1]));
        Assert.Throws<ArgumentException>(() => matrix.Merge(new ConfusionMatrix(3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix(0));
    }

    private static ConfusionMatrix Counted(int classes, long[] truth, long[] predicted)
    {
        var matrix = new ConfusionMatrix(classes);
        matrix.Add(truth, predicted);
        return matrix;
    }
}
