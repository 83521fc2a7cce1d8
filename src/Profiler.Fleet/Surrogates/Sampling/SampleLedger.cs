using Profiler.CostModels.Surrogates;
using Profiler.Store.Surrogates;

namespace Profiler.Fleet.Surrogates.Sampling;

/// <summary>The networks of a target: those that earlier trainings left, and those that this one takes and measures.</summary>
internal sealed class SampleLedger
{
    private readonly SurrogateTrainingRequest _request;
    private readonly SortedDictionary<string, SurrogateSample> _samples = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SampleName> _taken = new(StringComparer.Ordinal);

    public SampleLedger(SurrogateTrainingRequest request, IEnumerable<SurrogateSample> stored)
    {
        _request = request;
        foreach (SurrogateSample sample in stored)
        {
            Add(sample);
        }
    }

    /// <summary>What the surrogate is trained on, by name.</summary>
    public IReadOnlyList<ProfiledGraph> Training =>
    [
        .. _samples.Values.Where(sample => sample.Split == SampleSplit.Train && _request.Families.Contains(sample.Network.Family))
            .Select(sample => sample.Network),
    ];

    /// <summary>What every surrogate of the target is judged by, by name.</summary>
    public IReadOnlyList<ProfiledGraph> HeldOut =>
        [.. _samples.Values.Where(sample => sample.Split == SampleSplit.HeldOut).Select(sample => sample.Network)];

    public bool Has(SampleName name) => _samples.ContainsKey(name.ToString());

    public void Add(SurrogateSample sample)
    {
        _samples[sample.Network.Name] = sample;
        if (SampleName.TryParse(sample.Network.Name) is { } name)
        {
            Take(name);
        }
    }

    /// <summary>Notes that a network is measured, or could not be: it is not drawn again.</summary>
    public void Take(SampleName name) => _taken[name.ToString()] = name;

    /// <summary>Networks of the family taken for a use, by whatever training.</summary>
    public int Taken(string family, SampleUse use) => _taken.Values.Count(name => name.Family == family && name.Use == use);

    /// <summary>The family's next networks for training that were not taken yet.</summary>
    public IEnumerable<SampleName> Fresh(string family) =>
        Enumerable.Range(0, int.MaxValue).Select(draw => new SampleName(family, SampleUse.Train, _request.Seed, draw))
            .Where(name => !_taken.ContainsKey(name.ToString()));

    /// <summary>The next network of the hold-out that the families' shares ask for; null where they have theirs.</summary>
    public SampleName? DueHeldOut()
    {
        string? family = _request.Families
            .Where(name => Taken(name, SampleUse.HeldOut) * SurrogateDefaults.HeldOutEvery <= Taken(name, SampleUse.Train))
            .MinBy(name => Taken(name, SampleUse.HeldOut));
        return family is null ? null : SampleName.HeldOut(family, Taken(family, SampleUse.HeldOut));
    }
}
