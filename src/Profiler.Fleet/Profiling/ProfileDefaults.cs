namespace Profiler.Fleet.Profiling;

/// <summary>The numbers of the profiling policy; docs/benchmarks.md has the evidence.</summary>
public static class ProfileDefaults
{
    /// <summary>Device time of a table; well inside two minutes with the agent's own time.</summary>
    public static readonly TimeSpan Budget = TimeSpan.FromSeconds(90);

    /// <summary>Groups of networks, each showing every candidate of every slot once, after which more adds little.</summary>
    public const int MaxWaves = 8;

    /// <summary>Good rounds for each network of a group.</summary>
    public const int RoundsPerWave = 5;

    /// <summary>Rounds for a block alone: a fraction of a millisecond each, so many are cheap.</summary>
    public const int IsolatedMinRounds = 6;
    public const int IsolatedMaxRounds = 10;

    public const double IsolatedTargetRelativeHalfWidth = 0.03;

    /// <summary>Groups of networks whose graphs a surrogate is asked about: each shows every candidate in every slot once.</summary>
    public const int PredictedGroups = 3;
}
