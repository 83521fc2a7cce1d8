using System.Text.Json.Serialization;

namespace Profiler.Measurement.Visits;

/// <summary>What could be read about the device around one visit; null where it cannot be read.</summary>
/// <param name="LoadAverage">The kernel's one-minute load.</param>
/// <param name="StolenMs">Time that the hypervisor took from this machine during the visit, over all processors.</param>
/// <param name="FrequencyMhz">The mean clock of the processors allowed.</param>
/// <param name="TemperatureCelsius">The hottest thermal zone.</param>
/// <param name="Throttles">How many of the device's throttles held a clock down during the visit: counters that rose, steps above 0.</param>
/// <param name="OtherGpuProcesses">Programs beside the agent that computed on the GPU which the visit used, at its end.</param>
public sealed record VisitConditions(
    double? LoadAverage,
    double? StolenMs,
    double? FrequencyMhz,
    double? TemperatureCelsius,
    int? Throttles = null,
    int? OtherGpuProcesses = null)
{
    /// <summary>What the visit's model took of the process's memory; null where its runtime is another process, or the kernel does not tell.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MemoryUse? Memory { get; init; }

    /// <summary>The GPU's clock.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? GpuFrequencyMhz { get; init; }

    /// <summary>The board's power mode, as its description names it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PowerMode { get; init; }

    /// <summary>Whether a clock that was set to hold had fallen: the visit is bad.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ClockFell { get; init; }

    /// <summary>Whether conditions were asked for that the board does not hold.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsUnmet { get; init; }
}
