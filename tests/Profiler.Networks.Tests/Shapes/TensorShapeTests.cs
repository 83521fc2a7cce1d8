using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;

namespace Profiler.Networks.Tests.Shapes;

public sealed class TensorShapeTests
{
    [Theory]
    [InlineData("1x3x512x1024")]
    [InlineData("1X3X512X1024")]
    public void Reads_four_extents(string text)
    {
        var shape = TensorShape.Parse(text);

        Assert.Equal(new TensorShape(1, 3, 512, 1024), shape);
        Assert.Equal("1x3x512x1024", shape.ToString());
        Assert.Equal(3L * 512 * 1024, shape.Elements);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("xxx")]
    [InlineData("1x3x512")]
    [InlineData("1x3x512x1024x1")]
    [InlineData("1x3x512x")]
    [InlineData("1x3x512x0")]
    [InlineData("1x3x-512x1024")]
    [InlineData("1x3x+512x1024")]
    [InlineData("1x3x 512x1024")]
    [InlineData("1x3x512.0x1024")]
    [InlineData("1x3x5,12x1024")]
    [InlineData("1x3x1e2x1024")]
    [InlineData("1x3x٥x1024")]
    [InlineData("1x3x1048577x1")]
    [InlineData("1x3x4294967297x1")]
    [InlineData("1x3x99999999999999999999x1")]
    [InlineData("1*3*512*1024")]
    public void Refuses_garbage_and_shows_the_form(string text)
    {
        var error = Assert.Throws<ProfilerException>(() => TensorShape.Parse(text));

        Assert.Equal(ErrorCode.InvalidShape, error.Code);
        Assert.Contains($"'{text}'", error.Message);
        Assert.Contains("1x3x512x1024", error.Advice);
    }

    [Theory]
    [InlineData("1048576x1048576x1048576x1048576")]
    [InlineData("1x4x16384x16385")]
    public void Refuses_more_elements_than_fit_without_overflowing(string text) =>
        Assert.Contains("elements", Assert.Throws<ProfilerException>(() => TensorShape.Parse(text)).Message);

    [Fact]
    public void Takes_the_largest_that_fits() => Assert.Equal(TensorShape.MaxElements, TensorShape.Parse("1x4x16384x16384").Elements);
}
