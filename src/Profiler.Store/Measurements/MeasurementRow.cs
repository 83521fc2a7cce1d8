using System.Data.Common;
using System.Globalization;
using Dapper;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Energy;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Targets;
using Profiler.Measurement.Visits;
using Profiler.Store.Json;
using Profiler.Store.Targets;

namespace Profiler.Store.Measurements;

/// <summary>A row of measurements, and the one way to write it.</summary>
internal sealed record MeasurementRow(
    string JobId,
    string ItemId,
    string TargetId,
    string ModelSha256,
    double Median,
    double Low,
    double High,
    double P90,
    double RawMedian,
    double Ratio,
    double ReferenceMs,
    long Samples,
    long Visits,
    long BadVisits,
    string Grade,
    string Findings,
    string Plan,
    string ProgramVersion,
    string? ReferenceSha256,
    string MeasuredAt,
    string Device,
    double? Mj,
    double? LowMj,
    double? HighMj)
{
    /// <summary>Of measurements m, their device descriptions d and their energy passes e.</summary>
    public const string Columns = """
        m.job_id AS JobId, m.item_id AS ItemId, m.target_id AS TargetId, m.model_sha256 AS ModelSha256,
        m.median_ms AS Median, m.low_ms AS Low, m.high_ms AS High, m.p90_ms AS P90, m.raw_median_ms AS RawMedian,
        m.ratio AS Ratio, m.reference_ms AS ReferenceMs, m.samples AS Samples, m.visits AS Visits,
        m.bad_visits AS BadVisits, m.grade AS Grade, m.findings AS Findings, m.plan AS Plan,
        m.program_version AS ProgramVersion, m.reference_sha256 AS ReferenceSha256, m.measured_at AS MeasuredAt,
        d.description AS Device, e.mj_per_inference AS Mj, e.low_mj AS LowMj, e.high_mj AS HighMj
        """;

    public StoredMeasurement ToMeasurement(Target target) => new(
        JobId,
        ModelSha256,
        target,
        new MeasurementResult(
            ItemId,
            new LatencyStatistics(Median, Low, High, P90, RawMedian, Ratio, ReferenceMs, (int)Samples, (int)Visits, (int)BadVisits),
            Enum.Parse<Grade>(Grade),
            Enum.Parse<Findings>(Findings)),
        StoreJson.Read<MeasurementPlan>(Plan),
        new MeasurementProvenance(ProgramVersion, ReferenceSha256, StoreJson.Read<DeviceDescription>(Device)),
        DateTimeOffset.Parse(MeasuredAt, CultureInfo.InvariantCulture))
    {
        MjPerInference = Mj is { } mj ? new EnergyInterval(mj, LowMj!.Value, HighMj!.Value) : null,
    };

    /// <summary>Adds the measurement of an item; target and model are the item's own.</summary>
    public static async Task AddAsync(DbTransaction transaction, string jobId, string itemId, NewMeasurement measurement, string measuredAt)
    {
        DbConnection connection = transaction.Connection!;
        string workload = await connection.QuerySingleAsync<string>(
            "SELECT workload FROM job_items WHERE job_id = @jobId AND item_id = @itemId", new { jobId, itemId }, transaction);
        var values = new DynamicParameters(measurement.Result.LatencyMs);
        values.AddDynamicParams(new
        {
            jobId,
            itemId,
            modelSha256 = StoreJson.Read<Workload>(workload).ModelSha256,
            grade = measurement.Result.Grade.ToString(),
            findings = measurement.Result.Flags.ToString(),
            plan = StoreJson.Write(measurement.Plan),
            measurement.Provenance.ProgramVersion,
            measurement.Provenance.ReferenceSha256,
            deviceId = await DeviceDescriptionRow.AddAsync(transaction, measurement.Provenance.Device),
            measuredAt,
        });
        await connection.ExecuteAsync(Insert, values, transaction);
    }

    private const string Insert = """
        INSERT INTO measurements (job_id, item_id, target_id, model_sha256, median_ms, low_ms, high_ms, p90_ms,
            raw_median_ms, ratio, reference_ms, samples, visits, bad_visits, grade, findings, plan, program_version,
            reference_sha256, device_description_id, measured_at)
        SELECT @jobId, @itemId, target_id, @modelSha256, @Median, @Low, @High, @P90,
            @RawMedian, @Ratio, @ReferenceMs, @Samples, @Visits, @BadVisits, @grade, @findings, @plan, @ProgramVersion,
            @ReferenceSha256, @deviceId, @measuredAt
        FROM jobs WHERE id = @jobId
        """;
}
