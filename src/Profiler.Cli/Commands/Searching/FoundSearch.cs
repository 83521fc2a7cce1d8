using Profiler.Search.Results;

namespace Profiler.Cli.Commands.Searching;

/// <summary>A search with what it found.</summary>
internal sealed record FoundSearch(PlannedSearch Planned, SearchResult Result)
{
    /// <summary>Trained from scratch where it was, else with inherited weights; 0 to 1.</summary>
    public double Score => Result.Trained?.Score ?? Result.Architecture.Score;
}
