using Profiler.Networks.Architectures;
using Profiler.Networks.Spaces;

namespace Profiler.Search.Strategies;

/// <summary>
/// Regularised evolution (Real et al., "Regularized Evolution for Image Classifier Architecture Search", 2019,
/// algorithm 1): the best of a random sample of the population gets a child that differs in one slot, and the oldest
/// member dies, however good it is. Children keep the budget.
/// </summary>
public sealed class RegularisedEvolution : ICandidateSearch
{
    public const string Spelling = "evolution";

    /// <summary>The paper has P = 100 and S = 25 for 20,000 tries; a smaller budget needs a smaller population to get beyond it.</summary>
    private const int LargestPopulation = 100;
    private const int SmallestPopulation = 4;

    public string Name => Spelling;

    /// <summary>P: a quarter of the tries begin at random, so that three in four are children.</summary>
    public static int Population(int count) => Math.Clamp(count / 4, Math.Min(SmallestPopulation, count), LargestPopulation);

    /// <summary>S: the paper's quarter of the population.</summary>
    public static int Sample(int population) => Math.Max(2, population / 4);

    public void Run(SearchSpace space, CostLimit limit, int seed, int count, Func<Architecture, double> tryOut)
    {
        var sampler = new LimitedSampler(space, limit, seed);
        int size = Population(count);
        var population = new List<(Architecture Architecture, double Fitness)>(size + 1);
        for (int tried = 0; tried < count; tried++)
        {
            Architecture next = population.Count < size
                ? sampler.Next()
                : sampler.Mutate(Parent(population, sampler.Positions(population.Count, Sample(size))));
            population.Add((next, tryOut(next)));
            if (population.Count > size)
            {
                population.RemoveAt(0);
            }
        }
    }

    private static Architecture Parent(List<(Architecture Architecture, double Fitness)> population, int[] sample) =>
        sample.Select(position => population[position]).MinBy(member => member.Fitness).Architecture;
}
