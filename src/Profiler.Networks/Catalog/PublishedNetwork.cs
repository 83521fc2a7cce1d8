using System.Collections.Immutable;

namespace Profiler.Networks.Catalog;

/// <summary>A network of a paper: the choices in its space and the figures printed with it.</summary>
/// <param name="SearchedFor">What the search minimised: "MACs" or "latency".</param>
/// <param name="HeadChannels">The head's width where it differs from the space's.</param>
/// <param name="OmitUnitExpansion">Whether blocks of expansion 1 were released without their first convolution.</param>
public sealed record PublishedNetwork(
    string Name,
    string Space,
    string SearchedFor,
    ImmutableArray<string> Choices,
    PublishedFigures Published,
    int? HeadChannels = null,
    bool OmitUnitExpansion = false)
{
    /// <summary>The value of <see cref="SearchedFor"/> for a search that minimised latency.</summary>
    public const string Latency = "latency";
}
