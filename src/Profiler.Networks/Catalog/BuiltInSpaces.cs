using System.Collections.Immutable;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;

namespace Profiler.Networks.Catalog;

/// <summary>The search spaces that come with the program, read from embedded files.</summary>
public static class BuiltInSpaces
{
    public static ImmutableArray<string> Names { get; } =
        ["squeezenas-small", "squeezenas-large", "squeezenas-xlarge", "fbnet", "fbnet-cifar100", "nasbench201"];

    private static readonly Lazy<ImmutableDictionary<string, SearchSpace>> Spaces = new(() =>
        Names.ToImmutableDictionary(name => name, name => SearchSpaceJson.Parse(EmbeddedData.Read($"{name}.json"), name)));

    public static SearchSpace Get(string name) =>
        Spaces.Value.TryGetValue(name, out SearchSpace? space) ? space : throw NameSuggestion.Unknown("search space", name, Names);

    /// <summary>
    /// A built-in space by name, the variant that a published network was released in (fbnet-as-fbnet-a), or a custom
    /// space where the text is the path of a .json file.
    /// </summary>
    public static SearchSpace Resolve(string nameOrFile) =>
        nameOrFile.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            ? SearchSpaceJson.Load(nameOrFile)
            : Variant(nameOrFile) ?? Get(nameOrFile);

    /// <summary>What a user writes to name this space on the command line.</summary>
    public static string Spelling(SearchSpace space)
    {
        bool isKnown = Names.Contains(space.Name) || Variant(space.Name) is not null;
        return isKnown ? space.Name : $"FILE.json (the file of '{space.Name}')";
    }

    private static SearchSpace? Variant(string name) => name.Contains("-as-", StringComparison.Ordinal)
        ? PublishedNetworks.All.Select(PublishedNetworks.Space).FirstOrDefault(space => space.Name == name)
        : null;
}
