using FsCheck;
using FsCheck.Fluent;
using Profiler.Networks.Architectures;
using Profiler.Networks.Counting;
using Profiler.Networks.Graphs;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.Networks.Tests.Spaces;

public sealed class SearchSpaceProperties
{
    /// <summary>Divisible by every stride of a random space, six times 2, so that factorised reductions fit.</summary>
    private static readonly TensorShape Input = new(1, 3, 64, 128);

    [Fact]
    public void Any_space_comes_back_from_its_text() => Prop.ForAll(RandomSpaces.Space.ToArbitrary(), space =>
    {
        string text = SearchSpaceJson.Write(space);
        SearchSpace back = SearchSpaceJson.Parse(text, "text");
        return SearchSpaceJson.Write(back) == text && back.Fingerprint == space.Fingerprint
            && back.Slots.Zip(space.Slots, (a, b) => a with { Candidates = b.Candidates } == b && a.Candidates.SequenceEqual(b.Candidates)).All(same => same);
    }).Check(RandomSpaces.Config);

    [Fact]
    public void Any_architecture_comes_back_from_its_names() => Prop.ForAll(
        RandomSpaces.Architecture.ToArbitrary(),
        a => Architecture.FromNames(a.Space, [.. a.CandidateNames]).Equals(a)).Check(RandomSpaces.Config);

    [Fact]
    public void Any_network_s_macs_are_those_of_its_sections_alone() => Prop.ForAll(RandomSpaces.Architecture.ToArbitrary(), architecture =>
    {
        var graph = ShapedGraph.Lay(NetworkFactory.FromArchitecture(architecture), Input);
        long alone = graph.Network.Sections.Sum(section => MacsAlone(section, graph));
        return alone == LayerCounter.Count(graph).Macs;
    }).Check(RandomSpaces.Config);

    [Fact]
    public void Any_slot_hands_on_its_width() => Prop.ForAll(RandomSpaces.Architecture.ToArbitrary(), architecture =>
    {
        var graph = ShapedGraph.Lay(NetworkFactory.FromArchitecture(architecture), Input);
        return architecture.Space.Slots.All(slot => Width(graph, slot) == slot.OutChannels);
    }).Check(RandomSpaces.Config);

    /// <summary>The channels that leave a slot: of its last node, or where it has none, what it was given.</summary>
    private static int Width(ShapedGraph graph, Slot slot) =>
        graph.Nodes.LastOrDefault(node => node.Section.Name == slot.Name)?.OutputShape.Channels ?? slot.InChannels;

    private static long MacsAlone(Section section, ShapedGraph graph)
    {
        GraphNode[] nodes = [.. graph.Nodes.Where(node => node.Section.Name == section.Name)];
        if (nodes.Length == 0)
        {
            return 0;
        }

        TensorShape own = nodes[0].InputShapes[0];
        return LayerCounter.Count(ShapedGraph.Lay(NetworkFactory.FromBlock("alone", section.Block, own.Channels, own), own)).Macs;
    }
}
