using System.Collections.Immutable;
using System.Text.Json;
using Profiler.Networks.Architectures;
using Profiler.Networks.Errors;
using Profiler.Networks.Graphs;
using Profiler.Networks.Spaces;

namespace Profiler.Networks.Catalog;

/// <summary>The networks of SqueezeNAS and FBNet by name.</summary>
public static class PublishedNetworks
{
    private static readonly Lazy<ImmutableArray<PublishedNetwork>> Entries = new(Read);

    public static ImmutableArray<PublishedNetwork> All => Entries.Value;

    public static PublishedNetwork Get(string name) =>
        All.FirstOrDefault(network => network.Name == name)
        ?? throw NameSuggestion.Unknown("network", name, All.Select(network => network.Name));

    public static Network Build(PublishedNetwork network) =>
        NetworkFactory.FromArchitecture(Architecture.FromNames(Space(network), network.Choices, network.Name));

    /// <summary>The network's space, or a variant of it named after the network where it was released in another form.</summary>
    public static SearchSpace Space(PublishedNetwork network)
    {
        SearchSpace space = BuiltInSpaces.Get(network.Space);
        if (network.HeadChannels is null && !network.OmitUnitExpansion)
        {
            return space;
        }

        SearchSpaceDefinition definition = space.Definition;
        return SearchSpaceBuilder.Build(definition with
        {
            Name = $"{definition.Name}-as-{network.Name}",
            Head = definition.Head with { Channels = network.HeadChannels ?? definition.Head.Channels },
            Candidates = [.. definition.Candidates.Select(candidate => candidate is InvertedResidualCandidate block
                ? block with { OmitUnitExpansion = network.OmitUnitExpansion }
                : candidate)],
        });
    }

    private static ImmutableArray<PublishedNetwork> Read()
    {
        using JsonDocument document = JsonDocument.Parse(EmbeddedData.Read("published-networks.json"));
        return document.RootElement.GetProperty("networks").Deserialize<ImmutableArray<PublishedNetwork>>(JsonSerializerOptions.Web);
    }
}
