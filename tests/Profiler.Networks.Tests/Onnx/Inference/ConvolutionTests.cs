using Profiler.Networks.Errors;

namespace Profiler.Networks.Tests.Onnx.Inference;

public sealed class ConvolutionTests
{
    [Theory]
    [InlineData(2, 1, 1, "1x8x5x6")]
    [InlineData(1, 1, 1, "1x8x10x11")]
    [InlineData(1, 0, 2, "1x8x6x7")]
    public void Conv_follows_stride_padding_and_dilation(int stride, int pad, int dilation, string expected)
    {
        ModelBuilder builder = Conv(
            ("strides", new long[] { stride, stride }),
            ("pads", new long[] { pad, pad, pad, pad }),
            ("dilations", new long[] { dilation, dilation }));

        Assert.Equal(expected, builder.ShapeOf("y"));
    }

    [Fact]
    public void Conv_pads_each_side_by_itself() =>
        Assert.Equal("1x8x9x13", Conv(("pads", new long[] { 0, 1, 1, 3 })).ShapeOf("y"));

    [Theory]
    [InlineData("SAME_UPPER", "1x8x5x6")]
    [InlineData("SAME_LOWER", "1x8x5x6")]
    [InlineData("VALID", "1x8x4x5")]
    public void Conv_pads_by_itself_where_it_is_told_to(string autoPad, string expected) =>
        Assert.Equal(expected, Conv(("auto_pad", autoPad), ("strides", new long[] { 2, 2 })).ShapeOf("y"));

    [Fact]
    public void Conv_works_along_one_and_three_axes()
    {
        ModelBuilder sound = new ModelBuilder().Input("x", 1, 2, 16).Weight("w", 4, 2, 3).Output("y").Node("Conv", "x w", "y");
        ModelBuilder volume = new ModelBuilder().Input("x", 1, 2, 8, 9, 10).Weight("w", 4, 2, 3, 3, 3).Output("y").Node("Conv", "x w", "y");

        Assert.Equal("1x4x14", sound.ShapeOf("y"));
        Assert.Equal("1x4x6x7x8", volume.ShapeOf("y"));
    }

    [Fact]
    public void Conv_refuses_channels_that_do_not_fit()
    {
        var error = Assert.Throws<ProfilerException>(() => Conv(("group", 2)).ShapeOf("y"));

        Assert.Equal(ErrorCode.InvalidShape, error.Code);
        Assert.Contains("'Conv:y'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Conv_refuses_a_window_larger_than_its_input() =>
        Assert.Throws<ProfilerException>(() => Conv(("dilations", new long[] { 9, 9 })).ShapeOf("y"));

    [Fact]
    public void ConvTranspose_undoes_a_stride()
    {
        ModelBuilder builder = new ModelBuilder().Input("x", 1, 8, 7, 7).Weight("w", 8, 4, 3, 3).Output("y").Node(
            "ConvTranspose",
            "x w",
            "y",
            ("strides", new long[] { 2, 2 }),
            ("pads", new long[] { 1, 1, 1, 1 }),
            ("output_padding", new long[] { 1, 1 }));

        Assert.Equal("1x4x14x14", builder.ShapeOf("y"));
    }

    [Theory]
    [InlineData(0, "1x3x3x3")]
    [InlineData(1, "1x3x4x4")]
    public void MaxPool_rounds_up_where_it_is_told_to(int ceilMode, string expected)
    {
        ModelBuilder builder = new ModelBuilder().Input("x", 1, 3, 8, 8).Output("y").Node(
            "MaxPool", "x", "y", ("kernel_shape", new long[] { 3, 3 }), ("strides", new long[] { 2, 2 }), ("ceil_mode", ceilMode));

        Assert.Equal(expected, builder.ShapeOf("y"));
    }

    [Fact]
    public void A_rounded_up_window_must_begin_inside_the_input()
    {
        // (4 + 2 - 1) / 3 rounds up to 2, and the third window would begin at 6, in the padding at the end.
        ModelBuilder builder = new ModelBuilder().Input("x", 1, 3, 4, 4).Output("y").Node(
            "AveragePool",
            "x",
            "y",
            ("kernel_shape", new long[] { 1, 1 }),
            ("strides", new long[] { 3, 3 }),
            ("pads", new long[] { 1, 1, 1, 1 }),
            ("ceil_mode", 1));

        Assert.Equal("1x3x2x2", builder.ShapeOf("y"));
    }

    [Fact]
    public void Global_pools_leave_one_element_a_channel() =>
        Assert.Equal("2x3x1x1", new ModelBuilder().Input("x", 2, 3, 7, 9).Output("y").Node("GlobalAveragePool", "x", "y").ShapeOf("y"));

    /// <summary>A 3x3 convolution of 4 to 8 channels over 10x11.</summary>
    private static ModelBuilder Conv(params (string Name, object Value)[] attributes) =>
        new ModelBuilder().Input("x", 1, 4, 10, 11).Weight("w", 8, 4, 3, 3).Output("y").Node("Conv", "x w", "y", attributes);
}
