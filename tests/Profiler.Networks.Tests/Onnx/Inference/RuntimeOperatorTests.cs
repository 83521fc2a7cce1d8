using Onnx;
using Profiler.Networks.Errors;

namespace Profiler.Networks.Tests.Onnx.Inference;

/// <summary>Operators that a runtime puts in the place of ONNX's when it fuses and lays out a network.</summary>
public sealed class RuntimeOperatorTests
{
    private const string Fused = "com.microsoft";
    private const string Blocked = "com.microsoft.nchwc";

    [Theory]
    [InlineData(1)]
    [InlineData(32)]
    public void Channels_are_padded_as_far_as_the_convolution_reads_them(int groups)
    {
        ModelBuilder builder = In(Blocked, new ModelBuilder().Input("x", 1, 24, 9, 10).Weight("w", 32, 32 / groups, 3, 3).Output("y")
            .Node("ReorderInput", "x", "a")
            .Node("Conv", "a w", "b", ("group", groups), ("pads", new long[] { 1, 1, 1, 1 }))
            .Node("ReorderOutput", "b", "y", ("channels", 28)));

        Assert.Equal(["1x32x9x10", "1x32x9x10", "1x28x9x10"], new[] { "a", "b", "y" }.Select(tensor => builder.ShapeOf(tensor)));
    }

    [Fact]
    public void Whole_blocks_are_reordered_as_they_are()
    {
        ModelBuilder builder = In(Blocked, new ModelBuilder().Input("x", 1, 32, 8, 8).Output("y")
            .Node("ReorderInput", "x", "a").Node("MaxPool", "a", "b", ("kernel_shape", new long[] { 2, 2 }), ("strides", new long[] { 2, 2 }))
            .Node("Upsample", "b", "c", ("scales", new long[] { 1, 1, 4, 2 })).Node("GlobalAveragePool", "c", "y"));

        Assert.Equal(["1x32x8x8", "1x32x4x4", "1x32x16x8", "1x32x1x1"], new[] { "a", "b", "c", "y" }.Select(tensor => builder.ShapeOf(tensor)));
    }

    [Fact]
    public void Channels_may_come_and_go_last()
    {
        ModelBuilder builder = In(Blocked, new ModelBuilder().Input("x", 1, 9, 10, 24).Weight("w", 48, 32, 1, 1).Output("y")
            .Node("ReorderInput", "x", "a", ("channels_last", 1)).Node("Conv", "a w", "b")
            .Node("ReorderOutput", "b", "y", ("channels", 40), ("channels_last", 1)));

        Assert.Equal(["1x32x9x10", "1x9x10x40"], new[] { "a", "y" }.Select(tensor => builder.ShapeOf(tensor)));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(0)]
    public void Channels_that_are_not_there_are_refused(int channels)
    {
        ModelBuilder builder = In(Blocked, new ModelBuilder().Input("x", 1, 32, 8, 8).Output("y").Node("ReorderOutput", "x", "y", ("channels", channels)));
        Assert.Equal(ErrorCode.InvalidShape, Assert.Throws<ProfilerException>(() => builder.ShapeOf("y")).Code);
    }

    [Fact]
    public void Readers_that_disagree_about_the_padding_are_refused()
    {
        ModelBuilder builder = In(Blocked, new ModelBuilder().Input("x", 1, 20, 8, 8).Weight("v", 8, 24, 1, 1).Weight("w", 16, 32, 1, 1)
            .Output("y").Node("ReorderInput", "x", "a").Node("Conv", "a v", "b").Node("Conv", "a w", "y"));
        Assert.Equal(ErrorCode.InvalidShape, Assert.Throws<ProfilerException>(() => builder.ShapeOf("y")).Code);
    }

    [Fact]
    public void A_sum_must_have_the_shape_of_the_output()
    {
        ModelBuilder builder = In(Blocked, new ModelBuilder().Input("x", 1, 16, 8, 8).Input("z", 1, 16, 4, 4).Weight("w", 16, 16, 1, 1)
            .Output("y").Node("Conv", "x w - z", "y"));
        Assert.Equal(ErrorCode.InvalidShape, Assert.Throws<ProfilerException>(() => builder.ShapeOf("y")).Code);
    }

    [Fact]
    public void A_fused_convolution_counts_as_a_convolution()
    {
        ModelBuilder builder = In(Fused, new ModelBuilder().Input("x", 1, 8, 4, 4).Weight("w", 16, 8, 3, 3).Weight("b", 16).Output("y")
            .Node("FusedConv", "x w b", "y", ("activation", "Relu"), ("pads", new long[] { 1, 1, 1, 1 })));

        Assert.Equal("1x16x4x4", builder.ShapeOf("y"));
        Assert.Equal(16 * 16 * 8 * 9, builder.Count().Total.Macs);
    }

    [Theory]
    [InlineData(0, 0, "2x5x7", "7x3")]
    [InlineData(1, 0, "2x7x5", "7x3")]
    [InlineData(1, 1, "2x7x5", "3x7")]
    public void A_fused_product_may_read_either_operand_transposed(int first, int second, string left, string right)
    {
        ModelBuilder builder = In(Fused, new ModelBuilder().Input("a", Dims(left)).Input("b", Dims(right)).Output("y")
            .Node("FusedMatMul", "a b", "y", ("transA", first), ("transB", second)));

        Assert.Equal("2x5x3", builder.ShapeOf("y"));
        Assert.Equal(2 * 5 * 3 * 7, builder.Count().Total.Macs);
    }

    [Fact]
    public void Normalisations_and_activations_keep_their_input()
    {
        ModelBuilder builder = In(Fused, new ModelBuilder().Input("x", 2, 5, 8).Weight("s", 8).Output("y")
            .Node("SkipLayerNormalization", "x x s s", "a - - sum").Node("QuickGelu", "sum", "b").Node("BiasGelu", "b s", "y"));

        Assert.Equal(["2x5x8", "2x5x8", "2x5x8"], new[] { "a", "sum", "y" }.Select(tensor => builder.ShapeOf(tensor)));
    }

    [Fact]
    public void Attention_gives_as_many_features_as_its_values_have()
    {
        ModelBuilder builder = In(Fused, new ModelBuilder().Input("x", 2, 5, 8).Weight("w", 8, 36).Weight("b", 36).Output("y")
            .Node("Attention", "x w b", "y", ("num_heads", 2)));
        Assert.Equal("2x5x12", builder.ShapeOf("y"));
    }

    private static object?[] Dims(string shape) => [.. shape.Split('x').Select(extent => (object?)int.Parse(extent))];

    private static ModelBuilder In(string domain, ModelBuilder builder)
    {
        builder.Model.OpsetImport.Add(new OperatorSetIdProto { Domain = domain, Version = 1 });
        foreach (NodeProto node in builder.Graph.Node)
        {
            node.Domain = domain;
        }

        return builder;
    }
}
