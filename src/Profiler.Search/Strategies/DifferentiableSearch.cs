using Profiler.Networks.Architectures;
using Profiler.Search.Choices;
using Profiler.Search.Deriving;

namespace Profiler.Search.Strategies;

/// <summary>Learns the probabilities of the choices beside the weights, then takes the best of a few architectures drawn from them.</summary>
public sealed class DifferentiableSearch : ISearchStrategy
{
    /// <summary>The trainer's own: weights that know nothing say nothing about choices.</summary>
    public const double Warmup = 0.2;

    public string Name => SearchStrategies.Differentiable;

    public double WarmupShare => Warmup;

    public Architecture Search(ISupernetSearch search)
    {
        ChoiceProbabilities learnt = search.Train(WarmupShare);
        var deriver = new ArchitectureDeriver(search.Cost, learnt, search.Limit);
        foreach (Architecture sample in deriver.Samples(search.Settings.Samples, search.Settings.Seed))
        {
            search.Try(sample);
        }

        return search.Best!;
    }
}
