using Onnx;
using Profiler.Networks.Architectures;
using Profiler.Networks.Blocks;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;
using Profiler.Networks.Graphs;
using Profiler.Networks.Layers;
using Profiler.Networks.Onnx.Export;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;
using Profiler.Networks.Weights;

namespace Profiler.Networks.Tests.Onnx.Export;

public sealed class OnnxExporterTests
{
    private static readonly SearchSpace SqueezeNas = BuiltInSpaces.Get("squeezenas-small");
    private static readonly SearchSpace FbNet = BuiltInSpaces.Get("fbnet");

    [Fact]
    public void Nodes_are_named_after_section_candidate_and_layer()
    {
        ModelProto model = Export(SqueezeNas, "k3_e6_g1", new(1, 3, 64, 128));

        Assert.Contains(model.Graph.Node, node => node.Name == "stem/conv");
        Assert.Contains(model.Graph.Node, node => node.Name == "slot03.k3_e6_g1/expand");
        Assert.Contains(model.Graph.Node, node => node.Name == "slot03.k3_e6_g1/residual");
        Assert.Equal("head/upsample8", model.Graph.Node[^1].Name);
        Assert.All(model.Graph.Node, node => Assert.Matches("^(stem|head|slot[0-9]{2}\\.k3_e6_g1)/[a-z0-9_]+$", node.Name));
        Assert.Distinct(model.Graph.Node.Select(node => node.Name));
        Assert.DoesNotContain(model.Graph.Node, node => node.OpType == "BatchNormalization");
    }

    [Fact]
    public void Every_tensor_is_written_once_before_it_is_read()
    {
        foreach (Architecture architecture in new ArchitectureSampler(FbNet, 1).Latin(5))
        {
            GraphProto graph = Export(architecture, new(1, 3, 32, 32)).Graph;
            HashSet<string> written = [.. graph.Initializer.Select(tensor => tensor.Name), Network.InputName, string.Empty];
            Assert.All(graph.Node, node =>
            {
                Assert.All(node.Input, input => Assert.Contains(input, written));
                Assert.All(node.Output, output => Assert.True(written.Add(output)));
            });
            Assert.Contains(Network.OutputName, written);
        }
    }

    [Fact]
    public void One_seed_gives_one_file_and_another_seed_another()
    {
        Architecture architecture = new ArchitectureSampler(FbNet, 1).Uniform();
        var graph = ShapedGraph.Lay(NetworkFactory.FromArchitecture(architecture), new(1, 3, 32, 32));
        OnnxExport first = OnnxExporter.Export(graph, new SeededWeights(1));

        Assert.True(first.Bytes.Span.SequenceEqual(OnnxExporter.Export(graph, new SeededWeights(1)).Bytes.Span));
        Assert.NotEqual(first.Sha256, OnnxExporter.Export(graph, new SeededWeights(2)).Sha256);
        Assert.Matches("^[0-9a-f]{64}$", first.Sha256);
    }

    [Fact]
    public void Declares_the_input_and_output_of_the_network()
    {
        GraphProto graph = Export(SqueezeNas, "skip", new(2, 3, 64, 128)).Graph;

        Assert.Equal(("input", "output"), (Assert.Single(graph.Input).Name, Assert.Single(graph.Output).Name));
        Assert.Equal([2, 3, 64, 128], graph.Input[0].Type.TensorType.Shape.Dim.Select(d => d.DimValue));
        Assert.Equal([2, 19, 64, 128], graph.Output[0].Type.TensorType.Shape.Dim.Select(d => d.DimValue));
    }

    [Fact]
    public void A_grouped_expansion_is_shuffled_where_the_candidate_says_so()
    {
        IEnumerable<string> fbnet = OperatorsOf("slot02.k3_e1_g2", Export(FbNet, "k3_e1_g2", new(1, 3, 32, 32)));
        IEnumerable<string> squeezenas = OperatorsOf("slot02.k3_e1_g2", Export(SqueezeNas, "k3_e1_g2", new(1, 3, 64, 64)));

        Assert.Equal(["Conv", "Relu", "Reshape", "Transpose", "Reshape", "Conv", "Relu", "Conv", "Add"], fbnet);
        Assert.Equal(["Conv", "Relu", "Conv", "Relu", "Conv", "Add"], squeezenas);
    }

    [Fact]
    public void A_shuffle_takes_channels_from_each_group_in_turn()
    {
        GraphProto graph = Export(FbNet, "k3_e1_g2", new(1, 3, 32, 32)).Graph;
        NodeProto transpose = graph.Node.First(node => node.OpType == "Transpose");

        Assert.Equal([0, 2, 1, 3, 4], TinyBlocks.Integers(transpose, "perm"));
        Assert.Equal([1, 2, 8, 16, 16], Constant(graph, "slot00.k3_e1_g2/shuffle.split"));
        Assert.Equal([1, 16, 16, 16], Constant(graph, "slot00.k3_e1_g2/shuffle.join"));
    }

    [Theory]
    [InlineData(32, 64, "GlobalAveragePool")]
    [InlineData(48, 128, "GlobalAveragePool")]
    [InlineData(64, 48, "GlobalAveragePool")]
    [InlineData(49, 49, "AveragePool")]
    [InlineData(64, 128, "AveragePool")]
    public void The_decoder_s_pool_is_global_where_its_window_does_not_fit(int height, int width, string op)
    {
        ModelProto model = TinyBlocks.Export(PoolAlone(), new(1, 1, height, width));

        Assert.Equal(op, Assert.Single(model.Graph.Node).OpType);
    }

    [Fact]
    public void Resizes_say_which_corners_they_align()
    {
        GraphProto graph = Export(SqueezeNas, "skip", new(1, 3, 64, 128)).Graph;

        Assert.Equal("pytorch_half_pixel", Mode("head/upsample2"));
        Assert.Equal("pytorch_half_pixel", Mode("head/attention_resize"));
        Assert.Equal("align_corners", Mode("head/upsample8"));

        string Mode(string name) => TinyBlocks.Text(graph.Node.Single(n => n.Name == name), "coordinate_transformation_mode");
    }

    [Fact]
    public void An_identity_alone_is_still_a_model()
    {
        ModelProto model = TinyBlocks.Export(new BlockBuilder(Block.Input).Build(Block.Input), new(1, 1, 1, 1));

        Assert.Equal("Identity", Assert.Single(model.Graph.Node).OpType);
    }

    [Fact]
    public void Refuses_weights_that_no_file_holds()
    {
        var block = new BlockBuilder(Block.Input);
        Block wide = block.Build(block.Add("conv", new Conv2d(65536, 65536, 1), Block.Input));

        var error = Assert.Throws<ProfilerException>(() => TinyBlocks.Export(wide, new(1, 65536, 1, 1)));

        Assert.Equal(ErrorCode.InvalidArgument, error.Code);
        Assert.Contains("16384 MiB", error.Message);
    }

    private static Block PoolAlone()
    {
        var block = new BlockBuilder(Block.Input);
        return block.Build(block.Add("pool", new AveragePool2d(49, 16, 20), Block.Input));
    }

    private static long[] Constant(GraphProto graph, string name) => [.. graph.Initializer.Single(t => t.Name == name).Int64Data];

    private static IEnumerable<string> OperatorsOf(string scope, ModelProto model) =>
        model.Graph.Node.Where(n => n.Name.StartsWith(scope + "/", StringComparison.Ordinal)).Select(n => n.OpType);

    private static ModelProto Export(SearchSpace space, string everywhere, TensorShape input) =>
        Export(Architecture.FromNames(space, [.. Enumerable.Repeat(everywhere, space.Slots.Length)]), input);

    private static ModelProto Export(Architecture architecture, TensorShape input)
    {
        var graph = ShapedGraph.Lay(NetworkFactory.FromArchitecture(architecture), input);
        return ModelProto.Parser.ParseFrom(OnnxExporter.Export(graph, new SeededWeights(1)).Bytes.Span);
    }
}
