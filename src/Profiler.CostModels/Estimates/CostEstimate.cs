using System.Text.Json.Serialization;
using Profiler.CostModels.Energy;

namespace Profiler.CostModels.Estimates;

/// <summary>What an architecture costs on a target.</summary>
/// <param name="LatencyMs">In ms per inference.</param>
/// <param name="LowMs">Lower end of the 90 % interval.</param>
/// <param name="HighMs">Upper end of the 90 % interval.</param>
/// <param name="Coverage">The share of the estimate that rests on measured entries, 0 to 1.</param>
/// <param name="SnapshotId">The table or model that answered.</param>
/// <param name="Energy">Null where whatever answered knows no energy.</param>
public sealed record CostEstimate(
    double LatencyMs,
    double LowMs,
    double HighMs,
    EstimateSource Source,
    double Coverage,
    string SnapshotId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] EnergyEstimate? Energy = null);
