using System.Text.Json.Serialization;
using Profiler.Api.Costs;

namespace Profiler.Api.NetworkFiles;

/// <summary>A file's latency and energy on a target, where they are known.</summary>
/// <param name="LatencyMs">Null where it was neither measured nor predicted, nor has a table.</param>
/// <param name="Reason">Why there is none; else null.</param>
/// <param name="Job">The measurement or prediction that was queued; null where none was.</param>
public sealed record NetworkLatency(string Target, CostFigure? LatencyMs, string? Reason = null, string? Job = null)
{
    /// <summary>In mJ per inference; left out where none is known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CostFigure? EnergyMj { get; init; }
}
