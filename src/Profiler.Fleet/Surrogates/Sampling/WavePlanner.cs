using Profiler.CostModels.Surrogates;
using Profiler.CostModels.Surrogates.Training;

namespace Profiler.Fleet.Surrogates.Sampling;

/// <summary>
/// Says which networks are measured next: the families evenly until a surrogate can be asked, then mostly those that it
/// is unsure of; every fourth is of the hold-out while that is short of its share.
/// </summary>
internal sealed class WavePlanner(
    SurrogateTrainingRequest request, SampleLedger ledger, GraphReader graphs, SurrogateSubject subject, ISurrogateTrainer trainer)
{
    private const int HeldOutPlace = 4;

    /// <param name="count">Networks at most.</param>
    public async Task<IReadOnlyList<Candidate>> PlanAsync(int count, CancellationToken cancellationToken)
    {
        Queue<SampleName> wanted = new(ledger.Training.Count >= SurrogateDefaults.AdaptiveFrom
            ? await AdaptiveAsync(count, cancellationToken)
            : []);
        var wave = new List<Candidate>();
        for (int misses = 0; wave.Count < count && misses < count;)
        {
            SampleName next = Next(wave.Count, wanted);
            ledger.Take(next);
            if (await graphs.ReadAsync(next, cancellationToken) is { } candidate)
            {
                wave.Add(candidate);
            }
            else
            {
                misses++;
            }
        }

        return wave;
    }

    private SampleName Next(int place, Queue<SampleName> wanted)
    {
        if (place % HeldOutPlace == HeldOutPlace - 1 && ledger.DueHeldOut() is { } due)
        {
            return due;
        }

        return wanted.TryDequeue(out SampleName? name) ? name : Even();
    }

    /// <summary>The next network of the family that has fewest.</summary>
    private SampleName Even() =>
        ledger.Fresh(request.Families.MinBy(family => ledger.Taken(family, SampleUse.Train))!).First();

    private async Task<IReadOnlyList<SampleName>> AdaptiveAsync(int count, CancellationToken cancellationToken)
    {
        var candidates = new List<Candidate>();
        foreach (SampleName name in request.Families.SelectMany(family => ledger.Fresh(family).Take(SurrogateDefaults.CandidatesPerFamily)))
        {
            if (await graphs.ReadAsync(name, cancellationToken) is { } candidate)
            {
                candidates.Add(candidate);
            }
            else
            {
                ledger.Take(name);
            }
        }

        int picks = (int)(SurrogateDefaults.AdaptiveShare * count);
        return await Task.Run(
            () => new AdaptiveChoice(subject, trainer, request.Seed).Pick(ledger.Training, candidates, picks, cancellationToken), cancellationToken);
    }
}
