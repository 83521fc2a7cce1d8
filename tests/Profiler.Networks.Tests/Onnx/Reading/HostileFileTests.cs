using System.Text;
using Onnx;
using Profiler.Networks.Errors;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Tests.Onnx.Reading;

public sealed class HostileFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Refuses_a_missing_file() => Refuses(_folder.File("none.onnx"), "no such file");

    [Fact]
    public void Refuses_a_folder() => Refuses(_folder.Root, "folder");

    [Fact]
    public void Refuses_an_empty_file() => Refuses(Write([]), "empty");

    [Fact]
    public void Refuses_text() => Refuses(Write(Encoding.UTF8.GetBytes("version https://git-lfs.github.com/spec/v1\n")), "ONNX");

    [Fact]
    public void Refuses_a_file_that_is_cut_off_anywhere_in_its_graph()
    {
        byte[] whole = File.ReadAllBytes(Relu().Save(_folder));

        for (int length = 1; length < whole.Length - 6; length += 3)
        {
            Refuses(Write(whole[..length]), "The ONNX file");
        }
    }

    [Fact]
    public void Says_where_a_truncated_file_stops()
    {
        byte[] whole = File.ReadAllBytes(Relu().Weight("w", 100).Save(_folder));

        Refuses(Write(whole[..(whole.Length / 2)]), $"of {whole.Length / 2}");
    }

    [Fact]
    public void Refuses_a_file_beyond_two_gibibytes()
    {
        string path = _folder.File("large.onnx");
        using (FileStream stream = File.Create(path))
        {
            // Sparse: takes no room on the disk.
            stream.SetLength(1L << 31);
        }

        Refuses(path, "external data");
    }

    [Fact]
    public void Refuses_a_model_without_a_graph() =>
        Refuses(Changed(b => b.Model.Graph = null), "no graph");

    [Fact]
    public void Refuses_a_graph_without_nodes() =>
        Refuses(Changed(b => b.Graph.Node.Clear()), "no nodes");

    [Fact]
    public void Refuses_an_input_that_nothing_writes() =>
        Refuses(Changed(b => b.Graph.Node[0].Input[0] = "ghost"), "'ghost', which nothing writes");

    [Fact]
    public void Refuses_an_output_that_nothing_writes() =>
        Refuses(Changed(b => b.Graph.Output[0].Name = "ghost"), "'ghost'");

    [Fact]
    public void Refuses_a_node_that_writes_nothing() =>
        Refuses(Relu().Node("Neg", "x", "").Save(_folder), "writes no tensor");

    [Fact]
    public void Refuses_a_cycle()
    {
        ModelBuilder builder = Relu().Node("Add", "y b", "a").Node("Relu", "a", "b");

        Refuses(builder.Save(_folder), "cycle");
    }

    [Fact]
    public void Sorts_nodes_that_are_out_of_order()
    {
        OnnxModel model = new ModelBuilder().Input("x", 1, 2).Output("y").Node("Relu", "t", "y").Node("Neg", "x", "t").Load();

        Assert.Equal(["Neg", "Relu"], model.Graph.Nodes.Select(n => n.Operator));
    }

    [Fact]
    public void Refuses_two_tensors_of_one_name()
    {
        Refuses(Relu().Node("Neg", "x", "y").Save(_folder), "'y', which exists already");
        Refuses(Relu().Weight("w", 2).Weight("w", 2).Save(_folder), "'w' occurs twice");
    }

    [Theory]
    [InlineData(6)]
    [InlineData(99)]
    public void Refuses_an_unknown_operator_set(int opset)
    {
        string path = new ModelBuilder(opset).Input("x", 1).Output("y").Node("Relu", "x", "y").Save(_folder);

        var error = Assert.Throws<ProfilerException>(() => OnnxModelFile.Load(path));

        Assert.Equal(ErrorCode.Mismatch, error.Code);
        Assert.Contains($"operator set {opset}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_node_of_a_domain_that_is_not_imported() =>
        Refuses(Changed(b => b.Graph.Node[0].Domain = "com.example"), "'com.example'");

    [Theory]
    [InlineData(-1L, 4L, "negative")]
    [InlineData(1L << 40, 1L << 40, "more than")]
    [InlineData(long.MaxValue, 2L, "more than")]
    [InlineData(0L, long.MaxValue, "more than")]
    public void Refuses_absurd_extents(long first, long second, string why)
    {
        ModelBuilder builder = Relu();
        builder.Graph.Initializer.Add(ModelBuilder.Tensor("w", TensorProto.Types.DataType.Float, [first, second], []));

        Refuses(builder.Save(_folder), why);
    }

    [Fact]
    public void Refuses_more_axes_than_any_tensor_has()
    {
        ModelBuilder builder = Relu().Weight("w", [.. Enumerable.Repeat(1L, ReadingLimits.MaxRank + 1)]);

        Refuses(builder.Save(_folder), "65 axes");
        Refuses(new ModelBuilder().Input("x", [.. Enumerable.Repeat<object>(1, 65)]).Output("y").Node("Relu", "x", "y").Save(_folder), "65 axes");
    }

    [Theory]
    [InlineData(15)]
    [InlineData(17)]
    [InlineData(0)]
    public void Refuses_values_that_do_not_fill_the_shape(int bytes)
    {
        ModelBuilder builder = Relu();
        builder.Graph.Initializer.Add(ModelBuilder.Tensor("w", TensorProto.Types.DataType.Float, [2, 2], new byte[bytes]));

        Refuses(builder.Save(_folder), $"stores {bytes} bytes where its shape asks for 16");
    }

    [Fact]
    public void Refuses_a_constant_whose_values_do_not_fill_its_shape()
    {
        TensorProto tensor = ModelBuilder.Tensor("", TensorProto.Types.DataType.Int64, [3], new byte[8]);

        Refuses(Relu().Node("Constant", "", "c", ("value", tensor)).Save(_folder), "attribute 'value'");
    }

    [Fact]
    public void Refuses_graphs_that_are_nested_too_deep()
    {
        GraphProto graph = Relu().Graph;
        for (int depth = 0; depth <= ReadingLimits.MaxGraphDepth; depth++)
        {
            graph = new ModelBuilder().Input("x", 1).Output("y").Node("If", "x", "y", ("then_branch", graph)).Graph;
        }

        ModelBuilder builder = Relu();
        builder.Model.Graph = graph;

        Refuses(builder.Save(_folder), "nested deeper");
    }

    [Fact]
    public void Refuses_too_many_nodes()
    {
        ModelBuilder builder = Relu();
        var node = new NodeProto { OpType = "Relu" };
        builder.Graph.Node.AddRange(Enumerable.Repeat(node, ReadingLimits.MaxNodes));

        Refuses(builder.Save(_folder), "more than");
    }

    private static ModelBuilder Relu() => new ModelBuilder().Input("x", 1, 2).Output("y").Node("Relu", "x", "y");

    private string Changed(Action<ModelBuilder> change)
    {
        ModelBuilder builder = Relu();
        change(builder);
        return builder.Save(_folder);
    }

    private string Write(byte[] content)
    {
        File.WriteAllBytes(_folder.File("hostile.onnx"), content);
        return _folder.File("hostile.onnx");
    }

    private static void Refuses(string path, string why)
    {
        var error = Assert.Throws<ProfilerException>(() => OnnxModelFile.Load(path));

        Assert.Equal(ErrorCode.InvalidFile, error.Code);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(why, error.Message + error.Advice, StringComparison.Ordinal);
    }
}
