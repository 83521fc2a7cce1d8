using Profiler.Networks.Errors;

namespace Profiler.Networks.Tests.Onnx.Inference;

/// <summary>Operators that rearrange, cut, join and resize; where the format moved an argument, both places.</summary>
public sealed class ShapeOperatorTests
{
    [Theory]
    [InlineData(new long[] { 0, -1 }, "2x60")]
    [InlineData(new long[] { -1 }, "120")]
    [InlineData(new long[] { 2, 3, 4, 5, 1 }, "2x3x4x5x1")]
    public void Reshape_fills_in_its_target(long[] target, string expected) =>
        Assert.Equal(expected, Image().Integers("s", target).Node("Reshape", "x s", "y").ShapeOf("y"));

    [Theory]
    [InlineData(new long[] { 7, -1 })]
    [InlineData(new long[] { 2, 3 })]
    [InlineData(new long[] { -1, -1 })]
    public void Reshape_refuses_a_target_of_other_size(long[] target)
    {
        var error = Assert.Throws<ProfilerException>(
            () => Image().Integers("s", target).Node("Reshape", "x s", "y").ShapeOf("y"));

        Assert.Equal(ErrorCode.InvalidShape, error.Code);
    }

    [Fact]
    public void Zero_in_a_target_means_zero_where_the_node_allows_it()
    {
        ModelBuilder builder = new ModelBuilder().Input("x", 0, 3).Integers("s", 3, 0).Output("y");

        Assert.Equal("3x0", builder.Node("Reshape", "x s", "y", ("allowzero", 1)).ShapeOf("y"));
    }

    [Fact]
    public void Flatten_and_transpose_keep_all_elements()
    {
        Assert.Equal("6x20", Image().Node("Flatten", "x", "y", ("axis", 2)).ShapeOf("y"));
        Assert.Equal("2x4x5x3", Image().Node("Transpose", "x", "y", ("perm", new long[] { 0, 2, 3, 1 })).ShapeOf("y"));
        Assert.Equal("5x4x3x2", Image().Node("Transpose", "x", "y").ShapeOf("y"));
    }

    [Fact]
    public void Axes_come_as_an_attribute_or_as_an_input()
    {
        long[] axes = [0, -1];

        Assert.Equal("1x2x3x4x5x1", Image(11).Node("Unsqueeze", "x", "y", ("axes", axes)).ShapeOf("y"));
        Assert.Equal("1x2x3x4x5x1", Image().Integers("a", axes).Node("Unsqueeze", "x a", "y").ShapeOf("y"));
        Assert.Equal("2x3x1x1", Image(11).Node("ReduceMean", "x", "y", ("axes", new long[] { 2, 3 })).ShapeOf("y"));
        Assert.Equal("2x3", Image(18).Integers("a", 2, 3).Node("ReduceMean", "x a", "y", ("keepdims", 0)).ShapeOf("y"));
        Assert.Equal("1x1x1x1", Image().Node("ReduceMax", "x", "y").ShapeOf("y"));
    }

    [Fact]
    public void Squeeze_drops_only_extents_of_one()
    {
        ModelBuilder Row() => new ModelBuilder().Input("x", 1, 3, 1).Output("y");

        Assert.Equal("3", Row().Node("Squeeze", "x", "y").ShapeOf("y"));
        Assert.Equal("1x3", Row().Integers("a", -1).Node("Squeeze", "x a", "y").ShapeOf("y"));
        Assert.Throws<ProfilerException>(() => Row().Integers("a", 1).Node("Squeeze", "x a", "y").ShapeOf("y"));
    }

    [Theory]
    [InlineData(1, long.MaxValue, 1, "2x3x4x4")]
    [InlineData(-3, -1, 1, "2x3x4x2")]
    [InlineData(0, 5, 2, "2x3x4x3")]
    [InlineData(-1, long.MinValue, -1, "2x3x4x5")]
    [InlineData(4, 0, -2, "2x3x4x2")]
    [InlineData(9, 12, 1, "2x3x4x0")]
    public void Slice_follows_numpy(long start, long end, long step, string expected)
    {
        ModelBuilder builder = Image().Integers("s", start).Integers("e", end).Integers("a", 3).Integers("t", step);

        Assert.Equal(expected, builder.Node("Slice", "x s e a t", "y").ShapeOf("y"));
    }

    [Fact]
    public void Slice_takes_attributes_in_old_operator_sets()
    {
        ModelBuilder builder = Image(9).Node("Slice", "x", "y", ("starts", new long[] { 1 }), ("ends", new long[] { 2 }), ("axes", new long[] { 1 }));

        Assert.Equal("2x1x4x5", builder.ShapeOf("y"));
    }

    [Fact]
    public void Concat_adds_up_one_axis_and_refuses_the_others()
    {
        ModelBuilder Pair(int width) => new ModelBuilder().Input("a", 1, 2, 4).Input("b", 1, 3, width).Output("y").Node("Concat", "a b", "y", ("axis", 1));

        Assert.Equal("1x5x4", Pair(4).ShapeOf("y"));
        Assert.Throws<ProfilerException>(() => Pair(5).ShapeOf("y"));
    }

    [Fact]
    public void Split_parts_evenly_or_as_it_is_told()
    {
        ModelBuilder Wide() => new ModelBuilder(18).Input("x", 1, 7).Output("a");

        Assert.Equal("1x1", Wide().Node("Split", "x", "a b c", ("axis", 1), ("num_outputs", 3)).ShapeOf("c"));
        Assert.Equal("1x5", Wide().Integers("p", 2, 5).Node("Split", "x p", "a b", ("axis", 1)).ShapeOf("b"));
        Assert.Throws<ProfilerException>(() => Wide().Integers("p", 2, 6).Node("Split", "x p", "a b", ("axis", 1)).ShapeOf("b"));
    }

    [Fact]
    public void Gather_puts_the_indices_shape_in_place_of_an_axis()
    {
        ModelBuilder builder = new ModelBuilder().Input("ids", 2, 16).Weight("table", 100, 8).Output("y");

        Assert.Equal("2x16x8", builder.Node("Gather", "table ids", "y").ShapeOf("y"));
    }

    [Fact]
    public void Resize_takes_sizes_or_scales()
    {
        ModelBuilder Map() => new ModelBuilder().Input("x", 1, 3, 7, 7).Output("y");

        Assert.Equal("1x3x9x11", Map().Integers("s", 1, 3, 9, 11).Node("Resize", "x - - s", "y").ShapeOf("y"));
        Assert.Equal("1x3x8x14", Map().Reals("s", 1, 1, 8f / 7f, 2).Node("Resize", "x - s", "y").ShapeOf("y"));
        Assert.Equal("1x3x14x14", new ModelBuilder(9).Input("x", 1, 3, 7, 7).Output("y").Reals("s", 1, 1, 2, 2).Node("Upsample", "x s", "y").ShapeOf("y"));
    }

    [Fact]
    public void Pads_tiles_and_blocks_change_extents()
    {
        Assert.Equal("2x3x6x6", Image().Integers("p", 0, 0, 1, 0, 0, 0, 1, 1).Node("Pad", "x p", "y").ShapeOf("y"));
        Assert.Equal("2x3x4x10", Image().Integers("r", 1, 1, 1, 2).Node("Tile", "x r", "y").ShapeOf("y"));
        Assert.Equal("2x3x4x5", Image().Integers("s", 3, 1, 1).Node("Expand", "x s", "y").ShapeOf("y"));
        ModelBuilder Deep() => new ModelBuilder().Input("x", 1, 8, 4, 6).Output("y");
        Assert.Equal("1x2x8x12", Deep().Node("DepthToSpace", "x", "y", ("blocksize", 2)).ShapeOf("y"));
        Assert.Equal("1x32x2x3", Deep().Node("SpaceToDepth", "x", "y", ("blocksize", 2)).ShapeOf("y"));
    }

    [Fact]
    public void TopK_and_ArgMax_give_indices()
    {
        ModelBuilder Scores() => new ModelBuilder().Input("x", 2, 10).Output("y");

        Assert.Equal("2x3", Scores().Integers("k", 3).Node("TopK", "x k", "v y").ShapeOf("y"));
        Assert.Equal("2", Scores().Node("ArgMax", "x", "y", ("axis", 1), ("keepdims", 0)).ShapeOf("y"));
    }

    [Theory]
    [InlineData("Tile", new long[] { 1, 1, 1L << 62, 4 })]
    [InlineData("Tile", new long[] { 1 << 30, 1 << 30, 1, 1 })]
    [InlineData("Expand", new long[] { 1L << 62, 2, 3, 4, 5 })]
    [InlineData("Tile", new long[] { -1, 1, 1, 1 })]
    public void Absurd_outputs_are_refused(string op, long[] argument)
    {
        var error = Assert.Throws<ProfilerException>(() => Image().Integers("n", argument).Node(op, "x n", "y").ShapeOf("y"));

        Assert.Equal(ErrorCode.InvalidShape, error.Code);
        Assert.Contains($"'{op}:y'", error.Message, StringComparison.Ordinal);
    }

    private static ModelBuilder Image(int opset = 17) => new ModelBuilder(opset).Input("x", 2, 3, 4, 5).Output("y");
}
