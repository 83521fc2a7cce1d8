using System.Collections.Immutable;
using Profiler.Networks.Errors;

namespace Profiler.Search.Strategies;

/// <summary>The strategies by name.</summary>
public static class SearchStrategies
{
    public const string Differentiable = "differentiable";

    public static ImmutableArray<string> Names { get; } = [Differentiable, RandomSearch.Spelling, RegularisedEvolution.Spelling];

    /// <exception cref="ProfilerException">There is no such strategy.</exception>
    public static ISearchStrategy Create(string name) => Parse(name) switch
    {
        RandomSearch.Spelling => new InheritedWeightsSearch(new RandomSearch()),
        RegularisedEvolution.Spelling => new InheritedWeightsSearch(new RegularisedEvolution()),
        _ => new DifferentiableSearch(),
    };

    /// <exception cref="ProfilerException">There is no such strategy.</exception>
    public static string Parse(string name) => Names.Contains(name) ? name : throw NameSuggestion.Unknown("strategy", name, Names);
}
