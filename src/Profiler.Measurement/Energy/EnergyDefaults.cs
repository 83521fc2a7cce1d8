namespace Profiler.Measurement.Energy;

/// <summary>The one home of the energy pass's numbers; docs/energy.md has the evidence.</summary>
public static class EnergyDefaults
{
    public const double Confidence = 0.90;

    /// <summary>The wanted half-width of the interval of mJ per inference, relative: it keeps the error of every pass but one in thousands below 2 %.</summary>
    public const double TargetRelativeHalfWidth = 0.0085;

    /// <summary>Idle before and after the load, in s; after it more where the sensor is slow.</summary>
    public const double IdleSeconds = 5;

    /// <summary>The load lasts so long at least and at most, in s.</summary>
    public const double LeastSeconds = 10;
    public const double MostSeconds = 120;

    /// <summary>
    /// Mean pause between two readings of all rails, in ms. A reading of an INA3221 goes over I2C and takes a few tenths
    /// of a ms a rail, so boards of many rails are read less often: the recorder takes a fifth of a core at most.
    /// </summary>
    public const double SamplingMs = 5;

    /// <summary>Clocks and supplies settle after the load began or ended; what falls into it does not count, in ms.</summary>
    public const double SettleMs = 1000;

    /// <summary>Blocks that the steady window is cut into; the fewest that give an interval.</summary>
    public const int Blocks = 20;
    public const int MinBlocks = 6;

    /// <summary>A block holds so many of the sensor's periods at least.</summary>
    public const double PeriodsPerBlock = 2;

    /// <summary>Blocks of an idle time, and the fewest; each holds a period at least.</summary>
    public const int IdleBlocks = 10;
    public const int MinIdleBlocks = 3;

    /// <summary>A first block that lies so many standard deviations from the others still belongs to the ramp.</summary>
    public const double RampDeviations = 4;

    /// <summary>Movement of the power over the window, relative, to be a finding.</summary>
    public const double DriftTolerance = 0.03;

    /// <summary>How much slower than timed alone the runs may be while power is watched, relative, before it is a finding.</summary>
    public const double DisturbanceTolerance = 0.05;

    /// <summary>A rail that never changes is taken for frozen where it shows at least this share of the board's power.</summary>
    public const double FrozenShare = 0.02;
}
