namespace Profiler.Measurement.Conditions;

/// <summary>What a clock drives.</summary>
public enum ClockDomain
{
    Processor,

    Gpu,
}
