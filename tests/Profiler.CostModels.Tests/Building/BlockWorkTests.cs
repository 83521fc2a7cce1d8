using Profiler.CostModels.Building;
using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;
using Profiler.Networks.Counting;
using Profiler.Networks.Graphs;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Tests.Building;

public sealed class BlockWorkTests
{
    [Theory]
    [InlineData("squeezenas-small", "1x3x256x512")]
    [InlineData("fbnet", "1x3x224x224")]
    [InlineData("fbnet", "1x3x193x167")]
    [InlineData("fbnet", "2x3x33x65")]
    public void Blocks_count_alone_as_they_do_in_a_network(string name, string shape)
    {
        SearchSpace space = BuiltInSpaces.Get(name);
        var input = TensorShape.Parse(shape);
        var work = new BlockWork(space, input);

        foreach (Architecture architecture in new ArchitectureSampler(space, 1).Latin(4))
        {
            var graph = ShapedGraph.Lay(NetworkFactory.FromArchitecture(architecture), input);
            ILookup<string, GraphNode> sections = graph.Nodes.ToLookup(node => node.Section.Name);
            Assert.All(space.Slots, slot => Assert.Equal(
                sections[slot.Name].Aggregate(default(NetworkCounts), (sum, node) => sum + LayerCounter.Count(node)),
                work.Of(slot.Index, architecture.Choices[slot.Index])));
        }
    }

    [Fact]
    public void An_identity_computes_and_moves_nothing()
    {
        SearchSpace space = BuiltInSpaces.Get("fbnet");

        Assert.Equal(default, new BlockWork(space, space.DefaultInput).Of(0, space.Slots[0].IndexOf("skip")));
    }
}
