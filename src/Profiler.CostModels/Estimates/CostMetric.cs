namespace Profiler.CostModels.Estimates;

/// <summary>What a cost is counted in.</summary>
public enum CostMetric
{
    /// <summary>Milliseconds per inference.</summary>
    Latency,

    /// <summary>Millijoules per inference.</summary>
    Energy,
}
