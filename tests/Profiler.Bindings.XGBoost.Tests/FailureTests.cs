using Profiler.Bindings.XGBoost.Native;

namespace Profiler.Bindings.XGBoost.Tests;

public sealed class FailureTests
{
    [Fact]
    public void The_library_that_is_installed_is_recent_enough() => Assert.True(XGBoostLibrary.Version >= XGBoostLibrary.Oldest);

    [Fact]
    public void A_missing_library_is_named_with_what_to_install()
    {
        XGBoostException failure = Assert.Throws<XGBoostException>(() => LibraryFinder.Load(["no-such-xgboost"]));

        Assert.Equal(XGBoostFailure.LibraryMissing, failure.Failure);
        Assert.Contains("no-such-xgboost", failure.Message, StringComparison.Ordinal);
        Assert.Contains("libxgboost-dev", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_that_is_no_XGBoost_is_refused()
    {
        XGBoostException failure = Assert.Throws<XGBoostException>(() => LibraryFinder.Load(["libc.so.6"]));

        Assert.Equal(XGBoostFailure.LibraryTooOld, failure.Failure);
    }

    [Fact]
    public void A_parameter_out_of_range_is_refused_in_the_librarys_words()
    {
        Waves rows = new(rows: 20, seed: 1);
        using DMatrix matrix = rows.Matrix();
        using var booster = new Booster(new BoosterParameters(Seed: 1) { LearningRate = -1 }, matrix);

        XGBoostException failure = Assert.Throws<XGBoostException>(() => booster.Update(0, matrix));

        Assert.Equal(XGBoostFailure.Refused, failure.Failure);
        Assert.StartsWith("XGBoosterUpdateOneIter: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("learning_rate", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Stack trace", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_the_library_lose_their_time_source_line_and_stack() => Assert.Equal(
        "Invalid cast, from Null to Integer",
        Status.Clean("[16:32:29] ./include/xgboost/json.h:81: Invalid cast,\n from Null to Integer\nStack trace:\n  [bt] (0) /lib/x.so"));

    [Fact]
    public void An_infinite_value_is_refused()
    {
        Waves rows = new(rows: 20, seed: 1);
        rows.Values[5] = float.PositiveInfinity;

        XGBoostException failure = Assert.Throws<XGBoostException>(rows.Matrix);

        Assert.Contains("inf", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sizes_that_do_not_fit_are_misuse()
    {
        Waves rows = new(rows: 20, seed: 1);
        using DMatrix matrix = rows.Matrix();
        using Booster booster = Booster.Train(new BoosterParameters(Seed: 1), matrix, matrix, 3, 3, CancellationToken.None);

        Assert.Throws<ArgumentOutOfRangeException>(() => new DMatrix(rows.Values, Waves.Columns, rows.Labels.AsSpan(1), rows.Weights));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DMatrix(rows.Values, Waves.Columns, rows.Labels, rows.Weights.AsSpan(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => booster.Predict(rows.Values.AsSpan(1), new float[20]));
    }

    [Fact]
    public void What_was_disposed_of_is_refused()
    {
        Waves rows = new(rows: 20, seed: 1);
        DMatrix matrix = rows.Matrix();
        using var booster = new Booster(new BoosterParameters(Seed: 1), matrix);
        matrix.Dispose();

        Assert.Throws<ObjectDisposedException>(() => booster.Update(0, matrix));
        Assert.Throws<ObjectDisposedException>(() => booster.Evaluate(0, matrix));
    }

    [Fact]
    public void Bytes_that_are_no_model_are_refused() =>
        Assert.Equal(XGBoostFailure.Refused, Assert.Throws<XGBoostException>(() => Booster.Load("{\"learner\": 3}"u8)).Failure);
}
