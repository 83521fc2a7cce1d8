using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Profiler.Measurement.Energy;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Targets;
using Profiler.Store.Measurements;

namespace Profiler.Api.Measurements;

/// <summary>A measurement: its statistics, how far they can be trusted, and what they were taken under.</summary>
/// <param name="Job">The id under which a run's measurements are stored; a job's result names it as <c>storeJobId</c>.</param>
/// <param name="Item">What was measured, within the job.</param>
/// <param name="Findings">What was noticed: "outliers", "multimodal", "drift", "badVisits", "wideInterval", "slowHost", "throttled",
/// "conditionsUnmet", "latencyOnly".</param>
public sealed record MeasurementDocument(
    string Job,
    string Item,
    string ModelSha256,
    Target Target,
    LatencyStatistics LatencyMs,
    Grade Grade,
    ImmutableArray<Findings> Findings,
    MeasurementPlan Plan,
    MeasurementProvenance Provenance,
    DateTimeOffset MeasuredAt)
{
    /// <summary>As the energy pass of the same item found it; left out where it had none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EnergyInterval? MjPerInference { get; init; }

    public static MeasurementDocument From(StoredMeasurement stored) => new(
        stored.JobId,
        stored.Result.ItemId,
        stored.ModelSha256,
        stored.Target,
        stored.Result.LatencyMs,
        stored.Result.Grade,
        [.. Enum.GetValues<Findings>().Where(finding => finding != Profiler.Measurement.Statistics.Findings.None && stored.Result.Flags.HasFlag(finding))],
        stored.Plan,
        stored.Provenance,
        stored.MeasuredAt)
    {
        MjPerInference = stored.MjPerInference,
    };

    /// <summary>The measurement as it is stored.</summary>
    public StoredMeasurement ToMeasurement() => new(
        Job,
        ModelSha256,
        Target,
        new MeasurementResult(Item, LatencyMs, Grade, Findings.Aggregate(default(Findings), (all, finding) => all | finding)),
        Plan,
        Provenance,
        MeasuredAt)
    {
        MjPerInference = MjPerInference,
    };
}
