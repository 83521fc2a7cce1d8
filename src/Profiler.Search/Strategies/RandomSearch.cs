using Profiler.Networks.Architectures;
using Profiler.Networks.Spaces;

namespace Profiler.Search.Strategies;

/// <summary>Tries architectures drawn at random: the baseline that every other search has to beat.</summary>
public sealed class RandomSearch : ICandidateSearch
{
    public const string Spelling = "random";

    public string Name => Spelling;

    public void Run(SearchSpace space, CostLimit limit, int seed, int count, Func<Architecture, double> tryOut)
    {
        var sampler = new LimitedSampler(space, limit, seed);
        for (int i = 0; i < count; i++)
        {
            tryOut(sampler.Next());
        }
    }
}
