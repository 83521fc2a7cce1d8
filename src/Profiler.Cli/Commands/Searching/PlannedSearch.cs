using Profiler.Search.Results;

namespace Profiler.Cli.Commands.Searching;

/// <summary>A search with what it minimises, and where it is kept.</summary>
internal sealed record PlannedSearch(SearchRequest Request, SearchCosts Costs, SearchFolder Folder);
