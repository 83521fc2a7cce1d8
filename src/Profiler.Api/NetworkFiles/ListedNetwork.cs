using Profiler.Networks.Catalog;

namespace Profiler.Api.NetworkFiles;

/// <summary>A built-in network.</summary>
/// <param name="Space">The search space that it comes from.</param>
/// <param name="SearchedFor">What its search minimised: "MACs" or "latency".</param>
/// <param name="Published">What its paper printed, latency on the paper's own device.</param>
public sealed record ListedNetwork(string Name, string Space, string SearchedFor, PublishedFigures Published)
{
    public static ListedNetwork From(PublishedNetwork network) =>
        new(network.Name, network.Space, network.SearchedFor, network.Published);
}
