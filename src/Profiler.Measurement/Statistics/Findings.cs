namespace Profiler.Measurement.Statistics;

/// <summary>What was noticed about a measurement; conclusions are flags, samples are never edited.</summary>
[Flags]
public enum Findings
{
    None = 0,

    /// <summary>Values far from the rest by the double-MAD rule.</summary>
    Outliers = 1,

    /// <summary>Two or more modes: the device ran at two speeds that the reference does not explain.</summary>
    Multimodal = 2,

    /// <summary>The level moved during the measurement.</summary>
    Drift = 4,

    /// <summary>Visits in which the host changed speed or throttled were left out and repeated.</summary>
    BadVisits = 8,

    /// <summary>The interval did not reach its target within the rounds or the budget.</summary>
    WideInterval = 16,

    /// <summary>The reference ran slower than when the device was calibrated.</summary>
    SlowHost = 32,

    /// <summary>The processor was throttled, or its clock moved.</summary>
    Throttled = 64,

    /// <summary>Other programs computed on the GPU that was measured.</summary>
    SharedGpu = 128,

    /// <summary>Power mode, clocks, cool-down or soak were asked for and could not be had; the device's notes say why.</summary>
    ConditionsUnmet = 256,

    /// <summary>int8 with ranges from random data: the latency stands, the network's answers would be wrong.</summary>
    LatencyOnly = 512,
}
