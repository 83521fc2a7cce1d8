using Profiler.Networks.Errors;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Tests.Onnx.Inference;

public sealed class ElementwiseTests
{
    [Theory]
    [InlineData("Add")]
    [InlineData("Pow")]
    [InlineData("Max")]
    public void Binary_operators_broadcast(string op) =>
        Assert.Equal("2x3x4x5", Pair([2, 1, 4, 5], [3, 1, 1]).Node(op, "a b", "y").ShapeOf("y"));

    [Fact]
    public void Shapes_that_do_not_broadcast_are_refused()
    {
        var error = Assert.Throws<ProfilerException>(() => Pair([2, 3], [2, 4]).Node("Mul", "a b", "y").ShapeOf("y"));

        Assert.Contains("2x3 and 2x4 do not broadcast", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Comparisons_give_booleans_and_Where_takes_them()
    {
        ModelBuilder builder = Pair([2, 3], [3]).Node("Greater", "a b", "c").Node("Where", "c a b", "y");

        Assert.Equal(OnnxElementType.Bool, builder.ValueOf("c").Type);
        Assert.Equal(OnnxElementType.Float32, builder.ValueOf("y").Type);
    }

    [Theory]
    [InlineData("Relu")]
    [InlineData("Gelu")]
    [InlineData("Erf")]
    [InlineData("Softmax")]
    [InlineData("LRN")]
    public void Unary_operators_keep_the_shape(string op) =>
        Assert.Equal("2x3x4", new ModelBuilder(20).Input("x", 2, 3, 4).Output("y").Node(op, "x", "y").ShapeOf("y"));

    [Fact]
    public void Normalisations_keep_the_shape_and_check_their_parameters()
    {
        ModelBuilder Map(int channels) => new ModelBuilder().Input("x", 1, 8, 4, 4).Output("y")
            .Weight("s", channels).Weight("b", channels).Weight("m", channels).Weight("v", channels);

        Assert.Equal("1x8x4x4", Map(8).Node("BatchNormalization", "x s b m v", "y").ShapeOf("y"));
        Assert.Throws<ProfilerException>(() => Map(9).Node("BatchNormalization", "x s b m v", "y").ShapeOf("y"));
        Assert.Equal("1x8x4x4", Map(4).Node("LayerNormalization", "x s b", "y").ShapeOf("y"));
        Assert.Equal("1x8x4x1", Map(4).Node("LayerNormalization", "x s b", "y mean").ShapeOf("mean"));
    }

    [Fact]
    public void Cast_changes_the_type_alone()
    {
        ModelBuilder builder = new ModelBuilder().Input("x", 2, 3).Output("y").Node("Cast", "x", "y", ("to", (int)OnnxElementType.Float16));

        Assert.Equal((OnnxElementType.Float16, "2x3"), (builder.ValueOf("y").Type, builder.ShapeOf("y")));
    }

    private static ModelBuilder Pair(long[] a, long[] b) =>
        new ModelBuilder().Input("a", [.. a.Cast<object>()]).Input("b", [.. b.Cast<object>()]).Output("y");
}
