using System.Collections.Immutable;

namespace Profiler.Search.Results;

/// <summary>A search that is under way, as progress.json has it.</summary>
/// <param name="Request">What the search is, as named texts.</param>
internal sealed record SearchProgressDocument(ImmutableSortedDictionary<string, string> Request, SearchHistory History);
