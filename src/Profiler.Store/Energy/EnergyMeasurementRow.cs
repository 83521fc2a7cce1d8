using System.Globalization;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Energy;
using Profiler.Measurement.Targets;
using Profiler.Measurement.Visits;
using Profiler.Store.Json;

namespace Profiler.Store.Energy;

/// <summary>A row of energy_measurements e and its device description d, without the trace.</summary>
internal sealed record EnergyMeasurementRow(
    string JobId,
    string ItemId,
    string TargetId,
    string ModelSha256,
    string Summary,
    string Plan,
    string Conditions,
    string ProgramVersion,
    string Device,
    string MeasuredAt)
{
    public const string Columns = """
        e.job_id AS JobId, e.item_id AS ItemId, e.target_id AS TargetId, e.model_sha256 AS ModelSha256, e.summary AS Summary,
        e.plan AS Plan, e.conditions AS Conditions, e.program_version AS ProgramVersion, d.description AS Device,
        e.measured_at AS MeasuredAt
        """;

    public StoredEnergyMeasurement ToMeasurement(Target target) => new(
        JobId,
        ItemId,
        ModelSha256,
        target,
        StoreJson.Read<EnergySummary>(Summary),
        StoreJson.Read<EnergyPlan>(Plan),
        StoreJson.Read<VisitConditions>(Conditions),
        ProgramVersion,
        StoreJson.Read<DeviceDescription>(Device),
        DateTimeOffset.Parse(MeasuredAt, CultureInfo.InvariantCulture));
}
