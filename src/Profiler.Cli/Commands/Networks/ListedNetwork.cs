using Profiler.Networks.Catalog;
using Profiler.Networks.Counting;
using Profiler.Networks.Graphs;

namespace Profiler.Cli.Commands.Networks;

/// <summary>A built-in network: what is counted at its own input size, and what its paper printed.</summary>
/// <param name="Macs">Counted at <paramref name="Input"/>.</param>
public sealed record ListedNetwork(
    string Name, string Space, string SearchedFor, string Input, long Macs, long Parameters, PublishedFigures Published)
{
    public static ListedNetwork From(PublishedNetwork published)
    {
        Network network = PublishedNetworks.Build(published);
        NetworkCounts counts = LayerCounter.Count(ShapedGraph.Lay(network, network.DefaultInput));
        return new ListedNetwork(
            published.Name,
            published.Space,
            published.SearchedFor,
            network.DefaultInput.ToString(),
            counts.Macs,
            counts.Parameters,
            published.Published);
    }
}
