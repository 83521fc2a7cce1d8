namespace Profiler.Fleet.Admission;

/// <summary>The one home of the numbers that an admission test judges by. Reasons for them are in docs/admission.md.</summary>
public static class AdmissionDefaults
{
    /// <summary>Round trip, 95th percentile, above which a link is a finding: a cancellation is felt to lag.</summary>
    public const double SlowRoundTripMs = 500;

    /// <summary>Below which a network of 20 MiB takes more than a minute to reach the board.</summary>
    public const double SlowUploadMibPerSecond = 0.33;

    /// <summary>Difference of the wall clocks, surely exceeded, that is a finding.</summary>
    public const double WrongClockMs = 2000;

    /// <summary>
    /// Difference of the monotonic clocks' rates that is a finding. Crystals differ by up to 100 ppm, and time
    /// synchronisation bends a clock by 500 at most.
    /// </summary>
    public const double ClockDriftPpm = 600;

    /// <summary>Above which durations of the board are wrong by more than any grade allows.</summary>
    public const double UnusableClockPpm = 50_000;

    /// <summary>How surely two latencies must differ, relative, to be told apart by this board; above it is a finding.</summary>
    public const double NoiseFloor = 0.03;

    /// <summary>Tolerance for outputs in fp32, relative to the largest value; accumulating in another order costs 1e-6.</summary>
    public const double OutputTolerance = 1e-4;

    /// <summary>The same on graphics processors, which multiply fp32 in TF32 of 10 bits where they are let.</summary>
    public const double ReducedOutputTolerance = 5e-3;

    /// <summary>How much less the clock is at the end of the soak, relative, to be throttling.</summary>
    public const double ThrottledClock = 0.05;

    /// <summary>The governor that keeps a processor at its highest clock.</summary>
    public const string SteadyGovernor = "performance";
}
