using Profiler.Networks.Errors;
using Profiler.Networks.Onnx.Inference;

namespace Profiler.Networks.Tests.Onnx.Inference;

public sealed class InputTests
{
    [Fact]
    public void Open_extents_are_named_with_the_way_out()
    {
        ProfilerException error = Refused(Dynamic());

        Assert.Equal(ErrorCode.InvalidShape, error.Code);
        Assert.Contains("'x' is batch x 3 x ? x 8", error.Message, StringComparison.Ordinal);
        Assert.Contains("--input", error.Advice, StringComparison.Ordinal);
        Assert.Contains("such as x=1x3x224x8", error.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4x3x16x8")]
    [InlineData("x=4x3x16x8")]
    public void A_given_shape_fills_open_extents(string input) => Assert.Equal("4x3x16x8", Dynamic().ShapeOf("y", input));

    [Fact]
    public void A_given_shape_must_keep_the_fixed_extents()
    {
        ProfilerException error = Refused(Dynamic(), "4x5x16x8");

        Assert.Contains("batch x 3 x ? x 8 and cannot be 4x5x16x8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_extent_of_one_name_is_the_same_everywhere()
    {
        ModelBuilder Two() => new ModelBuilder().Input("a", "n", 3).Input("b", "n", 1).Output("y").Node("Add", "a b", "y");

        Assert.Equal("5x3", Two().ShapeOf("y", "a=5x3"));
        Assert.Contains("'n'", Refused(Two(), "a=5x3", "b=6x1").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_input_is_answered_with_the_nearest_name()
    {
        ModelBuilder builder = new ModelBuilder().Input("images", "n").Output("y").Node("Relu", "images", "y");

        ProfilerException error = Refused(builder, "image=4");

        Assert.Equal(ErrorCode.UnknownName, error.Code);
        Assert.Contains("'images'", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_inputs_need_names()
    {
        ModelBuilder builder = new ModelBuilder().Input("a", "n").Input("b", "n").Output("y").Node("Add", "a b", "y");

        Assert.Equal(ErrorCode.InvalidArgument, Refused(builder, "4").Code);
    }

    [Theory]
    [InlineData("1x-3")]
    [InlineData("1x0")]
    [InlineData("x=")]
    [InlineData("1x99999999999999999999")]
    [InlineData("1099511627776x2")]
    public void Refuses_texts_that_are_no_shapes(string text) =>
        Assert.Equal(ErrorCode.InvalidShape, Assert.Throws<ProfilerException>(() => OnnxInputs.Parse([text])).Code);

    [Fact]
    public void A_name_may_hold_colons_and_equals_signs() =>
        Assert.Equal("1x3", OnnxValue.Format(OnnxInputs.Parse(["a=b:0=1x3"]).ByName["a=b:0"]));

    [Fact]
    public void Initializers_listed_as_inputs_are_not_asked_for()
    {
        ModelBuilder builder = new ModelBuilder(8).Input("x", 1, 4).Input("w", 4).Weight("w", 4).Output("y").Node("Mul", "x w", "y");

        Assert.Equal("1x4", builder.ShapeOf("y"));
    }

    [Fact]
    public void A_declared_shape_that_its_operators_do_not_give_is_refused()
    {
        ModelBuilder builder = new ModelBuilder().Input("x", 1, 4).Output("y").Node("Relu", "x", "t").Node("Neg", "t", "y");

        ProfilerException error = Refused(builder.Declare("t", 1, 5));

        Assert.Equal(ErrorCode.InvalidFile, error.Code);
        Assert.Contains("'t' as Float32 1x5", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_declared_output_that_its_operators_do_not_give_is_refused() =>
        Refused(new ModelBuilder().Input("x", 1, 4).Output("y", 1, 4, 1).Node("Relu", "x", "y"));

    [Fact]
    public void Every_operator_without_a_rule_is_named_with_its_count_and_first_node()
    {
        ModelBuilder builder = new ModelBuilder().Input("x", 1, 4).Output("y")
            .Node("NonZero", "x", "a").Node("Relu", "a", "b").Node("NonZero", "b", "c").Node("LSTM", "c", "y");

        ProfilerException error = Refused(builder);

        Assert.Equal(ErrorCode.UnsupportedOperator, error.Code);
        Assert.Contains("LSTM (1, first 'LSTM:y'", error.Message, StringComparison.Ordinal);
        Assert.Contains("NonZero (2, first 'NonZero:a'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Control_flow_and_foreign_operators_are_named()
    {
        ModelBuilder builder = new ModelBuilder().Input("x", 1, 4).Output("y")
            .Node("Loop", "x", "a", ("body", new ModelBuilder().Input("i", 1).Output("o").Node("Add", "i x", "o").Graph))
            .Node("Inverse", "a", "y");
        builder.Graph.Node[^1].Domain = "com.microsoft";
        builder.Model.OpsetImport.Add(new global::Onnx.OperatorSetIdProto { Domain = "com.microsoft", Version = 1 });

        ProfilerException error = Refused(builder);

        Assert.Contains("Loop (1", error.Message, StringComparison.Ordinal);
        Assert.Contains("com.microsoft.Inverse (1", error.Message, StringComparison.Ordinal);
    }

    private static ModelBuilder Dynamic() => new ModelBuilder().Input("x", "batch", 3, null, 8).Output("y").Node("Relu", "x", "y");

    private static ProfilerException Refused(ModelBuilder builder, params string[] inputs) =>
        Assert.Throws<ProfilerException>(() => builder.Count(inputs));
}
