using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Profiler.Measurement.Energy;
using Profiler.Measurement.Targets;
using Profiler.Measurement.Visits;
using Profiler.Store.Connections;
using Profiler.Store.Json;
using Profiler.Store.Targets;

namespace Profiler.Store.Energy;

/// <summary>Energy passes, at most one for an item of a job.</summary>
public sealed class EnergyRepository
{
    private readonly DatabaseSessions _sessions;
    private readonly TimeProvider _time;

    internal EnergyRepository(DatabaseSessions sessions, TimeProvider time)
    {
        _sessions = sessions;
        _time = time;
    }

    /// <summary>Keeps a pass with an item of a job; target and model are the item's own.</summary>
    /// <exception cref="DbException">The item has one already, or is not of this job.</exception>
    public Task AddAsync(string jobId, string itemId, NewEnergyMeasurement measurement) => _sessions.InTransactionAsync(async transaction =>
    {
        DbConnection connection = transaction.Connection!;
        string workload = await connection.QuerySingleAsync<string>(
            "SELECT workload FROM job_items WHERE job_id = @jobId AND item_id = @itemId", new { jobId, itemId }, transaction);
        EnergySummary summary = measurement.Summary;
        return await connection.ExecuteAsync(
            """
            INSERT INTO energy_measurements (job_id, item_id, target_id, model_sha256, mj_per_inference, low_mj, high_mj, average_mw,
                idle_mw, summary, plan, conditions, program_version, device_description_id, measured_at, trace)
            SELECT @jobId, @itemId, target_id, @modelSha256, @mj, @low, @high, @averageMw,
                @idleMw, @summaryText, @plan, @conditions, @ProgramVersion, @deviceId, @measuredAt, @trace
            FROM jobs WHERE id = @jobId
            """,
            new
            {
                jobId,
                itemId,
                modelSha256 = StoreJson.Read<Workload>(workload).ModelSha256,
                mj = summary.MjPerInference.Value,
                low = summary.MjPerInference.Low,
                high = summary.MjPerInference.High,
                averageMw = summary.AverageMw.Value,
                idleMw = summary.IdleMw?.Value,
                summaryText = StoreJson.Write(summary),
                plan = StoreJson.Write(measurement.Plan),
                conditions = StoreJson.Write(measurement.Conditions),
                measurement.ProgramVersion,
                deviceId = await DeviceDescriptionRow.AddAsync(transaction, measurement.Device),
                measuredAt = _time.GetUtcNow().ToString("O"),
                trace = CompressedJson.Write(measurement.Trace),
            },
            transaction);
    });

    /// <summary>The passes of a job, in the order in which they were made.</summary>
    public Task<ImmutableArray<StoredEnergyMeasurement>> OfJobAsync(string jobId) => QueryAsync(
        "WHERE e.job_id = @jobId ORDER BY e.measured_at, e.item_id", new { jobId });

    /// <summary>Every pass of a model on a target, the newest first.</summary>
    public Task<ImmutableArray<StoredEnergyMeasurement>> OfModelAsync(string modelSha256, Target target) => QueryAsync(
        "WHERE e.model_sha256 = @modelSha256 AND e.target_id = @Id ORDER BY e.measured_at DESC, e.job_id, e.item_id",
        new { modelSha256, target.Id });

    private Task<ImmutableArray<StoredEnergyMeasurement>> QueryAsync(string where, object parameters) => _sessions.RunAsync(async connection =>
    {
        var found = ImmutableArray.CreateBuilder<StoredEnergyMeasurement>();
        string sql = $"""
            SELECT {EnergyMeasurementRow.Columns}
            FROM energy_measurements e JOIN device_descriptions d ON d.id = e.device_description_id {where}
            """;
        foreach (EnergyMeasurementRow row in await connection.QueryAsync<EnergyMeasurementRow>(sql, parameters))
        {
            found.Add(row.ToMeasurement(await TargetRow.GetAsync(connection, row.TargetId)));
        }

        return found.ToImmutable();
    });
}
