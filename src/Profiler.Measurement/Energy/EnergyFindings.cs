namespace Profiler.Measurement.Energy;

/// <summary>What was wrong in an energy pass; each widens its interval or its meaning.</summary>
[Flags]
public enum EnergyFindings
{
    None = 0,

    /// <summary>The interval is wider than was asked for.</summary>
    Wide = 1,

    /// <summary>The power moved over the window: the number is the mean over it.</summary>
    Drifting = 2,

    /// <summary>The runs were slower than timed without watching power.</summary>
    Disturbed = 4,

    /// <summary>The idle power is not known: the sensor is too slow for the idle times.</summary>
    NoIdle = 8,

    /// <summary>A rail of little power never changed.</summary>
    StillRail = 16,
}
