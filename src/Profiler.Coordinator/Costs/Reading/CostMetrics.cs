namespace Profiler.Coordinator.Costs.Reading;

/// <summary>What is asked of an architecture.</summary>
[Flags]
internal enum CostMetrics
{
    None = 0,
    LatencyMs = 1,
    Macs = 2,
    Parameters = 4,
    EnergyMj = 8,

    /// <summary>What belongs to a target.</summary>
    OfTarget = LatencyMs | EnergyMj,
}
