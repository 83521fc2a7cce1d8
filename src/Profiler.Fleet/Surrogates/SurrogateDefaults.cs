namespace Profiler.Fleet.Surrogates;

/// <summary>The numbers of training a surrogate; docs/benchmarks.md has the evidence.</summary>
public static class SurrogateDefaults
{
    /// <summary>Device time of a training.</summary>
    public static readonly TimeSpan Budget = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Good visits to each network, profiled and timed. What its profile and its timed runs say of 300 networks of more
    /// than 2 ms differs by 1.7 % on average, half of what trees miss: another network teaches more than more runs.
    /// </summary>
    public const int MinRounds = 4;

    /// <summary>Good timed visits after which a network ends with what it has.</summary>
    public const int MaxRounds = 6;

    /// <summary>
    /// What the measured runs of a visit take together. Starting a process, loading and the reference take 70 to 100 ms a
    /// visit, so 60 instead of 36 ms give networks of 10 ms twice the runs for a fifth more device time.
    /// </summary>
    public const double VisitTargetMs = 60;

    /// <summary>Good timed visits without which a network does not count as timed.</summary>
    public const int MinTimedVisits = 3;

    /// <summary>Device time of a network, loading and reference runs included, until that of the device itself is known.</summary>
    public const double NetworkMs = 2000;

    /// <summary>Networks of the first wave at least, whatever the budget: fewer train nothing.</summary>
    public const int MinFirstWave = 8;

    /// <summary>Networks for training of each family in the first wave.</summary>
    public const int FirstWavePerFamily = 3;

    /// <summary>Networks of a later wave: few enough that what one wave taught steers the next.</summary>
    public const int WaveNetworks = 32;

    /// <summary>Networks for training from which on a surrogate says which ones it wants.</summary>
    public const int AdaptiveFrom = 24;

    /// <summary>Networks of each family whose graphs are looked at for a wave.</summary>
    public const int CandidatesPerFamily = 5;

    /// <summary>The share of a wave that goes to what a surrogate is unsure of; the rest goes evenly to the families.</summary>
    public const double AdaptiveShare = 0.75;

    /// <summary>The largest share of a wave that one family may take.</summary>
    public const double FamilyShare = 0.34;

    /// <summary>One network of so many, family by family, is held out of every training of the target.</summary>
    public const int HeldOutEvery = 6;

    /// <summary>Networks of a validation.</summary>
    public const int ValidatedNetworks = 60;
}
