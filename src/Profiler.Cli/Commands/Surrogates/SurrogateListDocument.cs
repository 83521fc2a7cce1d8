using System.Collections.Immutable;

namespace Profiler.Cli.Commands.Surrogates;

/// <summary>What 'surrogate list' prints.</summary>
public sealed record SurrogateListDocument(ImmutableArray<ListedSurrogate> Surrogates);
