using Profiler.Networks.Errors;

namespace Profiler.Networks.Tests.Onnx.Inference;

public sealed class MatrixTests
{
    [Theory]
    [InlineData(new long[] { 2, 3 }, new long[] { 3, 5 }, "2x5")]
    [InlineData(new long[] { 7, 2, 3 }, new long[] { 3, 5 }, "7x2x5")]
    [InlineData(new long[] { 7, 1, 2, 3 }, new long[] { 4, 3, 5 }, "7x4x2x5")]
    [InlineData(new long[] { 3 }, new long[] { 3, 5 }, "5")]
    [InlineData(new long[] { 2, 3 }, new long[] { 3 }, "2")]
    [InlineData(new long[] { 3 }, new long[] { 3 }, "scalar")]
    public void MatMul_follows_numpy(long[] a, long[] b, string expected) =>
        Assert.Equal(expected, MatMul(a, b).ShapeOf("y"));

    [Fact]
    public void MatMul_refuses_inner_extents_that_differ()
    {
        var error = Assert.Throws<ProfilerException>(() => MatMul([2, 3], [4, 5]).ShapeOf("y"));

        Assert.Contains("2x3 and 4x5", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gemm_turns_its_operands()
    {
        ModelBuilder builder = new ModelBuilder().Input("x", 3, 2).Weight("w", 5, 3).Weight("b", 5).Output("y")
            .Node("Gemm", "x w b", "y", ("transA", 1), ("transB", 1));

        Assert.Equal("2x5", builder.ShapeOf("y"));
    }

    [Theory]
    [InlineData("bhid,bhjd->bhij", "2x4x6x7")]
    [InlineData("bhid , bhjd -> bijh", "2x6x7x4")]
    public void Einsum_follows_its_labels(string equation, string expected) =>
        Assert.Equal(expected, Einsum(equation).ShapeOf("y"));

    [Theory]
    [InlineData("...id,...jd->...ij")]
    [InlineData("bhii,bhjd->bhj")]
    [InlineData("bhid,bhjk->bhij")]
    public void Einsum_beyond_plain_products_is_named(string equation)
    {
        var error = Assert.Throws<ProfilerException>(() => Einsum(equation).ShapeOf("y"));

        Assert.Equal(ErrorCode.UnsupportedOperator, error.Code);
        Assert.Contains("Einsum (1, first 'Einsum:y'", error.Message, StringComparison.Ordinal);
    }

    private static ModelBuilder MatMul(long[] a, long[] b) =>
        new ModelBuilder().Input("a", [.. a.Cast<object>()]).Input("b", [.. b.Cast<object>()]).Output("y").Node("MatMul", "a b", "y");

    private static ModelBuilder Einsum(string equation) =>
        new ModelBuilder().Input("a", 2, 4, 6, 8).Input("b", 2, 4, 7, 8).Output("y").Node("Einsum", "a b", "y", ("equation", equation));
}
