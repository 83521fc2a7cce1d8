using Profiler.CostModels.Surrogates;
using Profiler.CostModels.Surrogates.Training;
using Profiler.Measurement.RuntimeGraphs;

namespace Profiler.Fleet.Surrogates.Sampling;

/// <summary>
/// Chooses among networks by what their measurement would teach. Two surrogates, each trained on half of the networks,
/// answer for every candidate: where they disagree, or where kernels lie outside of what was sampled, a sample is worth
/// most; and each half scores the other's, so that families with large errors are asked more often.
/// </summary>
internal sealed class AdaptiveChoice(SurrogateSubject subject, ISurrogateTrainer trainer, int seed)
{
    /// <summary>How far a family's error moves its networks up or down.</summary>
    private const double LeastWeight = 0.5;
    private const double MostWeight = 2;

    /// <summary>What time in kernels outside of the sampled region counts beside disagreement: there two halves may agree and be wrong.</summary>
    private const double UncoveredWeight = 0.3;

    /// <summary>
    /// For steering only: nobody reads the intervals of these surrogates, and where two halves disagree shows with a
    /// fifth of the trees.
    /// </summary>
    private static readonly SurrogateBuildOptions Quick = new() { Folds = 2, LeaveFamiliesOut = false, MostTrees = 120 };

    public IReadOnlyList<SampleName> Pick(
        IReadOnlyList<ProfiledGraph> training, IReadOnlyList<Candidate> candidates, int count, CancellationToken cancellationToken)
    {
        // By family in turn: training is ordered by name, and so by family.
        ProfiledGraph[] even = [.. training.Where((_, i) => i % 2 == 0)];
        ProfiledGraph[] odd = [.. training.Where((_, i) => i % 2 == 1)];
        using Surrogate first = SurrogateBuilder.Build(subject, even, trainer, seed, Quick, cancellationToken);
        using Surrogate second = SurrogateBuilder.Build(subject, odd, trainer, seed, Quick, cancellationToken);
        Dictionary<string, double> errors = Errors([(first, odd), (second, even)]);
        double mean = errors.Count > 0 ? errors.Values.Average() : 0;
        int perFamily = (int)Math.Ceiling(SurrogateDefaults.FamilyShare * count);
        var ranked = candidates.OrderByDescending(candidate =>
            Weight(errors.GetValueOrDefault(candidate.Name.Family, mean), mean) * Unsureness(first, second, candidate.Graph));
        var taken = new Dictionary<string, int>();
        return [.. ranked.Select(candidate => candidate.Name).Where(name => Counts(taken, name.Family) < perFamily).Take(count)];
    }

    /// <summary>Counts the family's candidates so far, this one not included.</summary>
    private static int Counts(Dictionary<string, int> taken, string family)
    {
        int before = taken.GetValueOrDefault(family);
        taken[family] = before + 1;
        return before;
    }

    /// <summary>Each family's mean relative error on networks that a surrogate was not trained on.</summary>
    private static Dictionary<string, double> Errors((Surrogate Surrogate, ProfiledGraph[] Others)[] halves) => halves
        .SelectMany(half => half.Others.Where(network => network.TimedMs is not null).GroupBy(network => network.Family)
            .Select(family => (Family: family.Key, half.Surrogate.Score([.. family]).Mape)))
        .GroupBy(scored => scored.Family)
        .ToDictionary(scored => scored.Key, scored => scored.Average(half => half.Mape));

    private static double Weight(double error, double mean) => mean > 0 ? Math.Clamp(error / mean, LeastWeight, MostWeight) : 1;

    /// <summary>The share of a network's time that the two place otherwise, and that which neither knows.</summary>
    private static double Unsureness(Surrogate first, Surrogate second, RuntimeGraph graph)
    {
        NetworkEstimate one = first.Estimate(graph);
        NetworkEstimate other = second.Estimate(graph);
        double apart = one.Kernels.Zip(other.Kernels, (a, b) => Math.Abs(a.LatencyMs - b.LatencyMs)).Sum();
        double uncovered = 1 - ((one.Cost.Coverage + other.Cost.Coverage) / 2);
        return (2 * apart / (one.Cost.LatencyMs + other.Cost.LatencyMs)) + (UncoveredWeight * uncovered);
    }
}
