using System.Text.Json.Serialization;

namespace Profiler.Search.Results;

/// <summary>What the found architecture costs by the model that the search was fed with.</summary>
/// <param name="Metric">"latency", "energy", "macs", "parameters", or the mix as it was given.</param>
/// <param name="Unit">Such as "ms"; empty for a mix.</param>
/// <param name="Budget">The most that it might cost, in the same unit; null where the search had a weight instead.</param>
/// <param name="Latency">What the lookup table says of it, whatever the search minimised; null where there is no table.</param>
public sealed record ExpectedCost(string Metric, string Unit, double Value, double? Budget, PredictedLatency? Latency)
{
    /// <summary>What the lookup table says of its energy, whatever the search minimised; left out where the table has none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PredictedEnergy? Energy { get; init; }

    /// <summary>Whether the architecture keeps the budget; true where there is none.</summary>
    public bool IsWithinBudget => Budget is not { } budget || Value <= budget;
}
