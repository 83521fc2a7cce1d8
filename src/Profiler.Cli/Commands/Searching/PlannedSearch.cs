using Profiler.Search.Data;
using Profiler.Search.Results;

namespace Profiler.Cli.Commands.Searching;

/// <summary>A search with what it minimises, what it trains on, and where it is kept.</summary>
/// <param name="Part">What tells it from the other searches of one command; null where there is one.</param>
internal sealed record PlannedSearch(SearchRequest Request, SearchCosts Costs, IDataset Data, SearchFolder Folder, string? Part = null);
