using Profiler.Networks.Architectures;
using Profiler.Networks.Spaces;

namespace Profiler.Search.Strategies;

/// <summary>A search that does nothing but try architectures.</summary>
public interface ICandidateSearch
{
    /// <summary>As the command spells it.</summary>
    string Name { get; }

    /// <summary>
    /// Tries architectures within the limit. Which ones follows from the seed and from what the tries answered, from
    /// nothing else: begun again with the same answers it tries the same ones.
    /// </summary>
    /// <param name="count">How many are tried; one that is tried again counts again.</param>
    /// <param name="tryOut">Says how fit an architecture is; lower is better. What it throws ends the search.</param>
    void Run(SearchSpace space, CostLimit limit, int seed, int count, Func<Architecture, double> tryOut);
}
