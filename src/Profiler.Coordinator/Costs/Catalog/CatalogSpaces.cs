using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Profiler.Coordinator.Costs.Reading;
using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;

namespace Profiler.Coordinator.Costs.Catalog;

/// <summary>The spaces and networks that requests can name: the built-in ones, and definitions as they come.</summary>
internal sealed class CatalogSpaces
{
    /// <summary>Definitions are a stranger's choice: more of them than this, and they are read anew.</summary>
    private const int MaxDefinitions = 64;

    private readonly Utf8Names<CatalogSpace> _byName = new();
    private readonly Utf8Names<Architecture> _networks = new();
    private readonly ConcurrentDictionary<string, CatalogSpace> _definitions = [];

    public CatalogSpaces()
    {
        IEnumerable<SearchSpace> variants = PublishedNetworks.All.Select(PublishedNetworks.Space);
        foreach (SearchSpace space in BuiltInSpaces.Names.Select(BuiltInSpaces.Get).Concat(variants).DistinctBy(space => space.Name))
        {
            _byName.Add(space.Name, new CatalogSpace(space));
        }

        foreach (PublishedNetwork network in PublishedNetworks.All)
        {
            _networks.Add(network.Name, Architecture.FromNames(PublishedNetworks.Space(network), network.Choices, network.Name));
        }
    }

    /// <summary>Every space that has a name.</summary>
    public IEnumerable<CatalogSpace> Named => _byName.Names.Select(name => _byName.Find(name)!);

    /// <summary>The space that a request's field means: a name, or a definition object.</summary>
    public CatalogSpace Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            return Define(json);
        }

        ReadOnlySpan<byte> name = JsonText.Read(ref reader, "space");
        return _byName.Find(name) ?? throw NameSuggestion.Unknown("search space", JsonText.Quote(name), _byName.Names);
    }

    /// <summary>A published network of the space.</summary>
    /// <exception cref="ProfilerException">The name is unknown, or the network is of another space.</exception>
    public Architecture Network(ReadOnlySpan<byte> name, CatalogSpace space)
    {
        Architecture network = _networks.Find(name) ?? throw NameSuggestion.Unknown("network", JsonText.Quote(name), _networks.Names);
        return network.Space.Fingerprint == space.Space.Fingerprint
            ? network
            : throw new ProfilerException(
                ErrorCode.Mismatch,
                $"'{network.Name}' is of the space '{network.Space.Name}', not of '{space.Space.Name}'.",
                $"Ask for it with \"space\": \"{network.Space.Name}\".");
    }

    private CatalogSpace Define(ReadOnlySpan<byte> json)
    {
        string address = Convert.ToHexStringLower(SHA256.HashData(json));
        if (_definitions.TryGetValue(address, out CatalogSpace? known))
        {
            return known;
        }

        var space = new CatalogSpace(SearchSpaceJson.Parse(Encoding.UTF8.GetString(json), "'space'"));
        if (_definitions.Count >= MaxDefinitions)
        {
            _definitions.Clear();
        }

        return _definitions.GetOrAdd(address, space);
    }
}
