using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;
using Profiler.Networks.Graphs;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.Networks.Tests.Graphs;

public sealed class ShapedGraphTests
{
    private static readonly SearchSpace SqueezeNas = BuiltInSpaces.Get("squeezenas-small");

    [Fact]
    public void A_segmentation_network_answers_at_the_size_of_its_input()
    {
        foreach (string name in new[] { "squeezenas-small", "squeezenas-large", "squeezenas-xlarge" })
        {
            Assert.Equal(new TensorShape(1, 19, 256, 512), Lay(BuiltInSpaces.Get(name), "k3_e3_g1", "1x3x256x512").OutputShape);
        }
    }

    [Fact]
    public void A_classifier_answers_with_its_classes() =>
        Assert.Equal(new TensorShape(4, 1000, 1, 1), Lay(BuiltInSpaces.Get("fbnet"), "k5_e6", "4x3x97x131").OutputShape);

    [Fact]
    public void A_block_adds_its_input_only_where_shapes_stay()
    {
        var graph = Lay(SqueezeNas, "k5_e6_g1", "1x3x64x128");

        // Stages of four slots: the first changes width or stride.
        Assert.Equal(
            SqueezeNas.Slots.Where(s => s.Stride == 1 && s.InChannels == s.OutChannels).Select(s => s.Name),
            graph.Nodes.Where(n => n.Name.EndsWith("/residual", StringComparison.Ordinal)).Select(n => n.Section.Name));
        Assert.Equal(["input", "slot01.k5_e6_g1/residual"], [graph.Nodes[0].Inputs[0], Node(graph, "slot02.k5_e6_g1/expand").Inputs[0]]);
    }

    [Fact]
    public void A_skip_runs_nothing_where_shapes_stay_and_as_little_as_it_can_elsewhere()
    {
        var graph = Lay(SqueezeNas, "skip", "1x3x64x128");
        ILookup<string, GraphNode> sections = graph.Nodes.ToLookup(n => n.Section.Name);

        Assert.Empty(sections["slot01"]);
        Assert.Equal(["relu", "even", "even_bn", "shift", "odd", "odd_bn", "concat"], sections["slot00"].Select(Layer));
        Assert.Equal(["relu", "project", "project_bn"], sections["slot12"].Select(Layer));
        Assert.Equal(new TensorShape(1, 24, 8, 16), sections["slot04"].Last().OutputShape);
        Assert.Equal("slot00.skip/concat", sections["slot04"].First().Inputs[0]);
    }

    [Fact]
    public void FBNet_s_skip_is_one_convolution_with_the_slot_s_stride()
    {
        var graph = Lay(BuiltInSpaces.Get("fbnet"), "skip", "1x3x65x33");

        Assert.Equal(["project", "project_bn", "project_relu"], graph.Nodes.Where(n => n.Section.Name == "slot01").Select(Layer));
        Assert.Equal(new TensorShape(1, 24, 17, 9), Node(graph, "slot01.skip/project").OutputShape);
    }

    [Theory]
    [InlineData("skip", "1x3x98x128", "slot00.skip/concat")]
    [InlineData("k3_e1_g1", "1x3x100x128", "head/sum")]
    [InlineData("k3_e1_g1", "1x3x128x120", "head/sum")]
    public void An_input_that_does_not_fit_is_refused_with_the_layer_s_name(string candidate, string input, string layer)
    {
        var error = Assert.Throws<ProfilerException>(() => Lay(SqueezeNas, candidate, input));

        Assert.Equal(ErrorCode.InvalidShape, error.Code);
        Assert.StartsWith($"{layer}: ", error.Message);
        Assert.Contains("divisible by 32", error.Advice);
    }

    [Fact]
    public void Refuses_an_input_of_other_channels()
    {
        var error = Assert.Throws<ProfilerException>(() => Lay(SqueezeNas, "skip", "1x1x64x64"));

        Assert.Equal((ErrorCode.InvalidShape, true), (error.Code, error.Message.Contains("3 input channels", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_decoder_reads_the_low_level_slot_beside_the_last()
    {
        var graph = Lay(SqueezeNas, "k3_e1_g1", "1x3x64x128");

        Assert.Equal("slot07.k3_e1_g1/residual", Node(graph, "head/low_level").Inputs[0]);
        Assert.Equal("slot19.k3_e1_g1/residual", Node(graph, "head/last").Inputs[0]);
        Assert.Equal(Node(graph, "head/low_level").OutputShape, Node(graph, "head/logits").OutputShape);
    }

    private static string Layer(GraphNode node) => node.Name[(node.Name.IndexOf('/', StringComparison.Ordinal) + 1)..];

    private static GraphNode Node(ShapedGraph graph, string name) => graph.Nodes.Single(n => n.Name == name);

    private static ShapedGraph Lay(SearchSpace space, string everywhere, string input)
    {
        var architecture = Architecture.FromNames(space, [.. Enumerable.Repeat(everywhere, space.Slots.Length)]);
        return ShapedGraph.Lay(NetworkFactory.FromArchitecture(architecture), TensorShape.Parse(input));
    }
}
