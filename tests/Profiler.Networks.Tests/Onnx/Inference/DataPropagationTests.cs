using Onnx;
using Profiler.Networks.Errors;

namespace Profiler.Networks.Tests.Onnx.Inference;

/// <summary>Chains of small integer tensors as exporters write them.</summary>
public sealed class DataPropagationTests
{
    [Fact]
    public void A_flatten_written_as_shape_gather_unsqueeze_concat_reshape_resolves()
    {
        ModelBuilder builder = Image(11)
            .Node("Shape", "x", "shape")
            .Scalar("zero", 0)
            .Node("Gather", "shape zero", "batch", ("axis", 0))
            .Node("Unsqueeze", "batch", "batch1", ("axes", new long[] { 0 }))
            .Integers("rest", -1)
            .Node("Concat", "batch1 rest", "target", ("axis", 0))
            .Node("Reshape", "x target", "y");

        Assert.Equal("2x24", builder.ShapeOf("y"));
    }

    [Fact]
    public void A_channel_shuffle_of_an_open_batch_resolves()
    {
        ModelBuilder builder = Image()
            .Node("Shape", "x", "shape")
            .Scalar("one", 1).Scalar("two", 2).Integers("axis", 0)
            .Node("Gather", "shape one", "channels")
            .Node("Div", "channels two", "half")
            .Node("Unsqueeze", "half axis", "half1")
            .Integers("groups", 2).Integers("open", -1).Integers("height", 2)
            .Node("Concat", "open groups half1 height", "target", ("axis", 0))
            .Node("Reshape", "x target", "y");

        Assert.Equal("6x2x2x2", builder.ShapeOf("y"));
    }

    [Fact]
    public void A_size_worked_out_in_reals_resolves()
    {
        ModelBuilder builder = Image()
            .Node("Shape", "x", "shape")
            .Integers("from", 2).Integers("to", 4)
            .Node("Slice", "shape from to", "size")
            .Node("Cast", "size", "real", ("to", 1))
            .Reals("factor", 1.5f)
            .Node("Mul", "real factor", "scaled")
            .Node("Floor", "scaled", "floored")
            .Node("Cast", "floored", "whole", ("to", 7))
            .Integers("from0", 0).Integers("to2", 2)
            .Node("Slice", "shape from0 to2", "front")
            .Node("Concat", "front whole", "sizes", ("axis", 0))
            .Node("Resize", "x - - sizes", "y");

        Assert.Equal("2x4x4x3", builder.ShapeOf("y"));
    }

    [Fact]
    public void Paddings_turned_from_one_convention_to_the_other_resolve()
    {
        // Last axis first, as Torch gives them, are reversed pairwise into all beginnings, then all ends.
        ModelBuilder builder = Image()
            .Integers("torch", 1, 2, 0, 0, 0, 0, 0, 0)
            .Integers("pairs", -1, 2)
            .Node("Reshape", "torch pairs", "rows")
            .Integers("s", -1).Integers("e", long.MinValue).Integers("a", 0).Integers("t", -1)
            .Node("Slice", "rows s e a t", "reversed")
            .Node("Transpose", "reversed", "columns", ("perm", new long[] { 1, 0 }))
            .Integers("flat", -1)
            .Node("Reshape", "columns flat", "pads")
            .Node("Pad", "x pads", "y");

        Assert.Equal("2x4x3x5", builder.ShapeOf("y"));
    }

    [Fact]
    public void An_expand_by_a_conditional_shape_resolves()
    {
        TensorProto minusOne = ModelBuilder.Tensor("", TensorProto.Types.DataType.Int64, [1], BitConverter.GetBytes(-1L));
        ModelBuilder builder = new ModelBuilder().Input("x", 2, 1, 5).Output("y")
            .Integers("target", -1, 4, -1).Integers("rank", 3).Integers("one", 1)
            .Node("ConstantOfShape", "rank", "minus", ("value", minusOne))
            .Node("Equal", "target minus", "open")
            .Node("Abs", "minus", "ones")
            .Node("Where", "open ones target", "shape")
            .Node("Expand", "x shape", "y");

        Assert.Equal("2x4x5", builder.ShapeOf("y"));
    }

    [Fact]
    public void A_range_over_an_extent_resolves()
    {
        ModelBuilder builder = Image()
            .Node("Shape", "x", "part", ("start", 1), ("end", 2))
            .Node("Squeeze", "part", "channels")
            .Scalar("zero", 0).Scalar("one", 1)
            .Node("Range", "zero channels one", "y");

        Assert.Equal("4", builder.ShapeOf("y"));
    }

    [Fact]
    public void A_shape_that_depends_on_the_inputs_values_is_named()
    {
        ModelBuilder builder = Image().Input("s", 2)
            .Node("Cast", "s", "target", ("to", 7))
            .Node("Reshape", "x target", "y")
            .Node("Relu", "y", "z");

        var error = Assert.Throws<ProfilerException>(() => builder.ShapeOf("y"));

        Assert.Equal(ErrorCode.UnsupportedOperator, error.Code);
        Assert.Contains("Reshape (1, first 'Reshape:y'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Relu", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_division_by_zero_in_a_chain_is_refused()
    {
        ModelBuilder builder = Image().Integers("a", 4).Integers("zero", 0).Node("Div", "a zero", "y");

        Assert.Equal(ErrorCode.InvalidShape, Assert.Throws<ProfilerException>(() => builder.ShapeOf("y")).Code);
    }

    private static ModelBuilder Image(int opset = 17) => new ModelBuilder(opset).Input("x", 2, 4, 3, 2).Output("y");
}
