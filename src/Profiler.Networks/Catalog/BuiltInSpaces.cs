using System.Collections.Immutable;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;

namespace Profiler.Networks.Catalog;

/// <summary>The search spaces that come with the program, read from embedded files.</summary>
public static class BuiltInSpaces
{
    public static ImmutableArray<string> Names { get; } =
        ["squeezenas-small", "squeezenas-large", "squeezenas-xlarge", "fbnet"];

    private static readonly Lazy<ImmutableDictionary<string, SearchSpace>> Spaces = new(() =>
        Names.ToImmutableDictionary(name => name, name => SearchSpaceJson.Parse(EmbeddedData.Read($"{name}.json"), name)));

    public static SearchSpace Get(string name) =>
        Spaces.Value.TryGetValue(name, out SearchSpace? space) ? space : throw NameSuggestion.Unknown("search space", name, Names);

    /// <summary>A built-in space by name, or a custom one where the text is the path of a .json file.</summary>
    public static SearchSpace Resolve(string nameOrFile) =>
        nameOrFile.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? SearchSpaceJson.Load(nameOrFile) : Get(nameOrFile);
}
