namespace Profiler.Fleet.Surrogates;

/// <summary>The numbers of training a surrogate; docs/benchmarks.md has the evidence.</summary>
public static class SurrogateDefaults
{
    /// <summary>Device time of a training.</summary>
    public static readonly TimeSpan Budget = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Good visits to each network, profiled and timed. From 12 profiled runs of each of 100 networks, divided by the
    /// reference beside them, unseen networks were predicted within 2.5 % on average, and their own timed ratios repeat
    /// within 3.3 % between sessions: more runs of a network teach less than another network.
    /// </summary>
    public const int MinRounds = 4;

    /// <summary>Good timed visits after which a network ends with what it has.</summary>
    public const int MaxRounds = 6;

    /// <summary>What the measured runs of a visit take together: about 12 profiled runs of a network of 10 ms in four visits.</summary>
    public const double VisitTargetMs = 36;

    /// <summary>Good timed visits without which a network does not count as timed.</summary>
    public const int MinTimedVisits = 3;

    /// <summary>Device time of a network, loading and reference runs included, until that of the device itself is known.</summary>
    public const double NetworkMs = 3500;

    /// <summary>Networks of the first wave at least, whatever the budget: fewer train nothing.</summary>
    public const int MinFirstWave = 8;

    /// <summary>Networks for training of each family in the first wave.</summary>
    public const int FirstWavePerFamily = 3;

    /// <summary>Networks of a later wave: few enough that what one wave taught steers the next.</summary>
    public const int WaveNetworks = 20;

    /// <summary>Networks for training from which on a surrogate says which ones it wants.</summary>
    public const int AdaptiveFrom = 24;

    /// <summary>Networks of each family whose graphs are looked at for a wave.</summary>
    public const int CandidatesPerFamily = 4;

    /// <summary>The share of a wave that goes to what a surrogate is unsure of; the rest goes evenly to the families.</summary>
    public const double AdaptiveShare = 0.75;

    /// <summary>The largest share of a wave that one family may take.</summary>
    public const double FamilyShare = 0.34;

    /// <summary>One network of so many, family by family, is held out of every training of the target.</summary>
    public const int HeldOutEvery = 8;

    /// <summary>Networks of a validation.</summary>
    public const int ValidatedNetworks = 60;
}
