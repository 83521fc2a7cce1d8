using Profiler.Networks.Architectures;

namespace Profiler.Search.Strategies;

/// <summary>A baseline: the supernet is trained with paths drawn uniformly, then architectures are tried with its weights.</summary>
public sealed class InheritedWeightsSearch(ICandidateSearch candidates) : ISearchStrategy
{
    public string Name => candidates.Name;

    public double WarmupShare => 1;

    public Architecture Search(ISupernetSearch search)
    {
        search.Train(WarmupShare);
        candidates.Run(search.Settings.Space, search.Limit, search.Settings.Seed, search.AffordableTrials, search.Try);
        return search.Best!;
    }
}
