using System.Collections.Immutable;
using Profiler.CostModels.Estimates;
using Profiler.CostModels.Surrogates;
using Profiler.CostModels.Surrogates.Training;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Jobs;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Store.Surrogates;

namespace Profiler.Fleet.Surrogates.Evaluation;

/// <summary>Scores the way of training on the networks that are stored, without any device time.</summary>
public sealed class SurrogateEvaluationService(ProfilerDatabase database, ISurrogateTrainer trainer)
{
    /// <param name="folds">Parts of the networks that are left out in turn, at least 2.</param>
    /// <exception cref="ProfilerException">There is no surrogate of the device, or too few networks are stored.</exception>
    public async Task<SurrogateEvaluation> RunAsync(
        DeviceOptions device, int folds, int seed, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        SurrogateSummary summary = await SurrogateFinder.FindAsync(database, device) ?? throw SurrogateEstimator.None(device);
        SurrogateSubject subject;
        using (Surrogate surrogate = await SurrogateFinder.LoadAsync(database, summary, trainer))
        {
            subject = surrogate.Subject;
        }

        ProfiledGraph[] networks = [.. (await database.Surrogates.Samples.OfTargetAsync(summary.Target)).Select(sample => sample.Network)];
        return await Task.Run(() => Evaluate(subject, networks, folds, seed, progress, cancellationToken), cancellationToken);
    }

    private SurrogateEvaluation Evaluate(
        SurrogateSubject subject,
        ProfiledGraph[] networks,
        int folds,
        int seed,
        IProgress<JobProgress>? progress,
        CancellationToken cancellationToken)
    {
        string[] families = [.. networks.Select(network => network.Family).Distinct().Order(StringComparer.Ordinal)];
        var shuffled = (ProfiledGraph[])networks.Clone();
        new Random(seed).Shuffle(shuffled);
        var parts = new List<(string Name, Func<ProfiledGraph, bool> IsLeftOut)>();
        for (int fold = 0; fold < folds; fold++)
        {
            HashSet<string> left = [.. shuffled.Where((_, i) => i % folds == fold).Select(network => network.Name)];
            parts.Add(($"part {fold + 1}", network => left.Contains(network.Name)));
        }

        parts.AddRange(families.Length > 1
            ? families.Select(family => (family, (Func<ProfiledGraph, bool>)(network => network.Family == family)))
            : []);
        var scored = new List<ScoredNetwork[]>();
        foreach ((string name, Func<ProfiledGraph, bool> isLeftOut) in parts)
        {
            progress?.Report(new JobProgress($"Training without {name}", scored.Count / (double)parts.Count, null));
            scored.Add(Score(subject, networks, isLeftOut, seed, cancellationToken));
        }

        ScoredNetwork[] all = [.. scored.Take(folds).SelectMany(part => part)];
        return new SurrogateEvaluation(
            all.Length,
            folds,
            SurrogateScores.Of(all),
            ByFamily(all),
            [.. scored.Skip(folds).Where(part => part.Length > 0).SelectMany(part => ByFamily(part))]);
    }

    private ScoredNetwork[] Score(
        SurrogateSubject subject, ProfiledGraph[] networks, Func<ProfiledGraph, bool> isLeftOut, int seed, CancellationToken cancellationToken)
    {
        using Surrogate surrogate = SurrogateBuilder.Build(
            subject, [.. networks.Where(network => !isLeftOut(network))], trainer, seed, cancellationToken);
        return
        [
            .. networks.Where(network => isLeftOut(network) && network.TimedMs is not null).Select(network =>
            {
                CostEstimate cost = surrogate.Estimate(network.Graph).Cost;
                return new ScoredNetwork(network.Name, network.Family, cost.LatencyMs, cost.LowMs, cost.HighMs, network.TimedMs!.Value);
            })
        ];
    }

    private static ImmutableArray<FamilyScores> ByFamily(IEnumerable<ScoredNetwork> networks) =>
        [.. networks.GroupBy(network => network.Family).Select(family => new FamilyScores(family.Key, SurrogateScores.Of([.. family])))];
}
