using Profiler.Networks.Architectures;
using Profiler.Search.Choices;
using Profiler.Search.Costs;

namespace Profiler.Search.Strategies;

/// <summary>What a strategy works with: a supernet that it has trained once, and then scores of single architectures.</summary>
public interface ISupernetSearch
{
    SearchSettings Settings { get; }

    ICost Cost { get; }

    CostLimit Limit { get; }

    /// <summary>
    /// How many architectures can be scored in the time that the budget's steps have for the architecture. In a
    /// differentiable search a step trains the weights and then, after the warm-up, the architecture on another batch,
    /// forwards and backwards: as much as three batches that go forwards alone.
    /// </summary>
    int AffordableTrials { get; }

    /// <summary>The fittest of those tried so far; null before the first.</summary>
    Architecture? Best { get; }

    /// <summary>Trains the supernet over all steps of the budget.</summary>
    /// <param name="warmupShare">Of the steps train the weights alone, with choices drawn uniformly; 1 for all of them.</param>
    /// <returns>What was learnt about the choices; uniform where nothing was.</returns>
    ChoiceProbabilities Train(double warmupShare);

    /// <summary>Scores an architecture with the weights that it inherits from the supernet.</summary>
    /// <returns>Its fitness; lower is better.</returns>
    double Try(Architecture architecture);
}
