using Onnx;
using Profiler.Networks.Counting;
using Profiler.Networks.Onnx.Counting;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Tests.Onnx.Counting;

public sealed class OnnxCounterTests
{
    [Fact]
    public void A_convolution_counts_outputs_times_window()
    {
        ModelBuilder builder = new ModelBuilder().Input("x", 1, 4, 10, 10).Weight("w", 8, 2, 3, 3).Weight("b", 8).Output("y")
            .Node("Conv", "x w b", "y", ("group", 2));

        NetworkCounts counts = builder.Count().Total;

        Assert.Equal(new NetworkCounts(8 * 8 * 8 * 2 * 9, (8 * 2 * 9) + 8, 8 * 8 * 8 * 4, ((8 * 2 * 9) + 8) * 4), counts);
    }

    [Fact]
    public void A_transposed_convolution_counts_inputs_times_window()
    {
        ModelBuilder builder = new ModelBuilder().Input("x", 1, 8, 5, 5).Weight("w", 8, 4, 3, 3).Output("y").Node("ConvTranspose", "x w", "y");

        Assert.Equal(8 * 25 * 4 * 9, builder.Count().Total.Macs);
    }

    [Theory]
    [InlineData(0, new long[] { 3, 16 })]
    [InlineData(1, new long[] { 16, 3 })]
    public void A_gemm_counts_rows_times_columns_times_inner_extent(int transA, long[] x)
    {
        ModelBuilder builder = new ModelBuilder().Input("x", [.. x.Cast<object>()]).Weight("w", 16, 5).Weight("b", 5).Output("y")
            .Node("Gemm", "x w b", "y", ("transA", transA));

        Assert.Equal((3 * 16 * 5, (16 * 5) + 5), (builder.Count().Total.Macs, builder.Count().Total.Parameters));
    }

    [Fact]
    public void Products_of_activations_count_macs_and_no_parameters()
    {
        ModelBuilder builder = new ModelBuilder().Input("q", 2, 4, 6, 8).Input("k", 2, 4, 7, 8).Output("y")
            .Node("Transpose", "k", "t", ("perm", new long[] { 0, 1, 3, 2 }))
            .Node("MatMul", "q t", "s")
            .Node("Einsum", "q k", "y", ("equation", "bhid,bhjd->bhij"));

        OnnxCounts counts = builder.Count();

        long product = 2 * 4 * 6 * 7 * 8;
        Assert.Equal([0, product, product], counts.Nodes.Select(n => n.Counts.Macs));
        Assert.Equal(0, counts.Total.Parameters);
    }

    [Fact]
    public void Batch_norms_count_four_values_a_channel()
    {
        ModelBuilder builder = new ModelBuilder().Input("x", 1, 8, 2, 2).Output("y")
            .Weight("s", 8).Weight("b", 8).Weight("m", 8).Weight("v", 8).Node("BatchNormalization", "x s b m v", "y");

        Assert.Equal(32, builder.Count().Total.Parameters);
    }

    [Fact]
    public void Shapes_settings_and_single_constants_are_no_parameters()
    {
        ModelBuilder builder = new ModelBuilder().Input("x", 1, 4, 2, 2).Output("y")
            .Reals("scale", 0.125f).Node("Mul", "x scale", "a")
            .Reals("low", 0).Reals("high", 6).Node("Clip", "a low high", "b")
            .Reals("scales", 1, 1, 2, 2).Node("Resize", "b - scales", "c")
            .Integers("target", 1, -1).Node("Reshape", "c target", "d")
            .Weight("bias", 64).Node("Add", "d bias", "y");

        Assert.Equal(64, builder.Count().Total.Parameters);
    }

    [Fact]
    public void A_bias_of_one_channel_is_a_parameter()
    {
        ModelBuilder builder = new ModelBuilder().Input("x", 1, 4, 2, 2).Weight("w", 1, 4, 1, 1).Weight("b", 1).Output("y").Node("Conv", "x w b", "y");

        Assert.Equal(5, builder.Count().Total.Parameters);
    }

    [Fact]
    public void Weights_read_twice_count_once_at_their_first_reader()
    {
        ModelBuilder builder = new ModelBuilder().Input("ids", 1, 4).Weight("table", 10, 8).Weight("unused", 99).Output("y")
            .Node("Cast", "ids", "i", ("to", (int)OnnxElementType.Int64))
            .Node("Gather", "table i", "e")
            .Node("Transpose", "table", "t")
            .Node("MatMul", "e t", "y");

        OnnxCounts counts = builder.Count();

        Assert.Equal([0, 80, 0, 0], counts.Nodes.Select(n => n.Counts.Parameters));
        Assert.Equal(80, counts.Total.Parameters);
    }

    [Fact]
    public void Quantised_weights_count_at_their_stored_size()
    {
        ModelBuilder builder = new ModelBuilder().Input("x", 3, 16).Output("y").Reals("s", 0.1f);
        builder.Graph.Initializer.Add(ModelBuilder.Tensor("w", TensorProto.Types.DataType.Int8, [16, 5], new byte[80]));
        builder.Node("DequantizeLinear", "w s", "r").Node("MatMul", "x r", "y");

        NetworkCounts counts = builder.Count().Total;

        Assert.Equal((240, 80, 80), (counts.Macs, counts.Parameters, counts.WeightBytes));
    }

    [Fact]
    public void Activations_are_counted_at_their_element_size_where_a_node_writes()
    {
        ModelBuilder builder = new ModelBuilder().Input("x", 1, 4, 2, 2).Output("y")
            .Node("Cast", "x", "half", ("to", (int)OnnxElementType.Float16))
            .Node("Relu", "half", "r")
            .Node("Flatten", "r", "f")
            .Node("Shape", "x", "shape")
            .Node("Identity", "f", "y");

        Assert.Equal([32, 32, 0, 0, 0], builder.Count().Nodes.Select(n => n.Counts.ActivationBytes));
    }

    [Fact]
    public void What_depends_on_weights_alone_runs_at_load_and_counts_nothing_but_parameters()
    {
        ModelBuilder builder = new ModelBuilder().Input("x", 1, 4).Weight("a", 4, 6).Weight("b", 6, 4).Output("y")
            .Node("MatMul", "a b", "w").Node("MatMul", "x w", "y");

        OnnxCounts counts = builder.Count();

        Assert.Equal(new NetworkCounts(0, 48, 0, 192), counts.Nodes[0].Counts);
        Assert.Equal(16, counts.Total.Macs);
    }

    [Fact]
    public void Nodes_carry_names_operators_and_shapes()
    {
        OnnxNodeCounts node = Assert.Single(new ModelBuilder().Input("x", 1, 4).Output("y").Node("Relu", "x", "y").Count().Nodes);

        Assert.Equal(("Relu:y", "Relu", "1x4"), (node.Name, node.Operator, Assert.Single(node.Outputs).Shape));
    }
}
