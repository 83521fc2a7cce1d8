using System.Collections.Immutable;
using Profiler.Cli.Resolution;
using Profiler.Networks.Counting;
using Profiler.Networks.Graphs;
using Profiler.Networks.Shapes;

namespace Profiler.Cli.Commands.Networks;

/// <summary>Counts a network of layer records at one input shape.</summary>
public static class LayerNetworkReader
{
    public static ShownNetwork Read(LayerNetwork source, TensorShape? input)
    {
        Network network = source.Network;
        ShapedGraph graph = ShapedGraph.Lay(network, input ?? network.DefaultInput);
        NetworkCounts total = LayerCounter.Count(graph);
        return new ShownNetwork(
            network.Name,
            network.Architecture?.Space.Name,
            graph.Input.ToString(),
            total.Macs,
            total.Parameters,
            total.ActivationBytes,
            total.WeightBytes,
            source.Published?.Published,
            Sections(graph),
            [.. graph.Nodes.Select(Node)]);
    }

    private static ImmutableArray<ShownSection> Sections(ShapedGraph graph)
    {
        ILookup<string, GraphNode> nodes = graph.Nodes.ToLookup(node => node.Section.Id);
        var sections = ImmutableArray.CreateBuilder<ShownSection>();
        TensorShape shape = graph.Input;
        foreach (Section section in graph.Network.Sections)
        {
            NetworkCounts counts = default;
            foreach (GraphNode node in nodes[section.Id])
            {
                counts += LayerCounter.Count(node);
                // Execution order: the section's last node writes what leaves it; a section without nodes passes its input on.
                shape = node.OutputShape;
            }

            sections.Add(new ShownSection(
                section.Id,
                section.Candidate,
                shape.ToString(),
                counts.Macs,
                counts.Parameters,
                counts.ActivationBytes,
                counts.WeightBytes));
        }

        return sections.ToImmutable();
    }

    private static ShownNode Node(GraphNode node)
    {
        NetworkCounts counts = LayerCounter.Count(node);
        return new ShownNode(
            node.Name,
            node.Layer.GetType().Name,
            node.OutputShape.ToString(),
            counts.Macs,
            counts.Parameters,
            counts.ActivationBytes,
            counts.WeightBytes);
    }
}
