using System.Collections.Immutable;
using Profiler.Search.Data;
using Profiler.Search.Results;

namespace Profiler.Cli.Commands.Searching;

/// <summary>The searches of a comparison, each in a folder of its own below --out: one for MACs, one or several for latency.</summary>
internal sealed class ComparedPlans
{
    private readonly string _out;
    private readonly bool _resumes;
    private readonly IDataset _data;
    private readonly ImmutableDictionary<string, (SearchRequest Request, SearchCosts Costs)> _searches;

    /// <param name="macs">With its costs, as yet without its budget; so is the other.</param>
    /// <exception cref="Profiler.Networks.Errors.ProfilerException">The data cannot be used, or two things do not go together.</exception>
    public ComparedPlans(
        string folder, bool resumes, (SearchRequest Request, SearchCosts Costs) macs, (SearchRequest Request, SearchCosts Costs) latency,
        MatchedBudget budget, MatchRule match)
    {
        (_out, _resumes) = (folder, resumes);
        ImmutableArray<(string Name, double Ms)> ladder = LatencyLadder.Of(latency.Costs.Cost, budget.Ms, match);
        LatencyNames = [.. ladder.Select(rung => rung.Name)];
        _searches = ladder
            .ToImmutableDictionary(rung => rung.Name, rung => (With(latency.Request, rung.Ms), latency.Costs))
            .Add(MacsName, (With(macs.Request, budget.MillionMacs), macs.Costs));
        _data = SearchRunner.OpenData(_searches[MacsName].Request, macs.Costs);
    }

    /// <summary>Of the search for MACs.</summary>
    public const string MacsName = "macs";

    /// <summary>Of the searches for latency, from the lowest budget.</summary>
    public ImmutableArray<string> LatencyNames { get; }

    /// <summary>Begins a search's folder, or goes on with it where that is asked for and it was begun.</summary>
    /// <exception cref="Profiler.Networks.Errors.ProfilerException">The folder holds another search, or one that is not to be gone on with.</exception>
    public PlannedSearch Open(string name)
    {
        (SearchRequest request, SearchCosts costs) = _searches[name];
        string path = Path.Combine(_out, name);
        bool resumes = _resumes && SearchFolder.IsBegun(path);
        return new PlannedSearch(request, costs, _data, SearchFolder.Open(path, request.Words(costs.Cost.SnapshotId), resumes), name);
    }

    /// <summary>The same for a worker, in a folder that the first process has opened.</summary>
    public PlannedSearch Join(string name) =>
        new(_searches[name].Request, _searches[name].Costs, _data, SearchFolder.Join(Path.Combine(_out, name)), name);

    private static SearchRequest With(SearchRequest request, double budget) =>
        request with { Settings = request.Settings with { Budget = budget } };
}
