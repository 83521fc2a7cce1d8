using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Profiler.Measurement.Targets;
using Profiler.Store.Connections;
using Profiler.Store.Targets;

namespace Profiler.Store.Measurements;

/// <summary>Measurements; they are written by finishing an item (<see cref="Jobs.JobItemRepository.FinishAsync"/>).</summary>
public sealed class MeasurementRepository
{
    private const string Select = $"""
        SELECT {MeasurementRow.Columns}
        FROM measurements m JOIN device_descriptions d ON d.id = m.device_description_id
            LEFT JOIN energy_measurements e ON e.job_id = m.job_id AND e.item_id = m.item_id
        """;

    private readonly DatabaseSessions _sessions;

    internal MeasurementRepository(DatabaseSessions sessions) => _sessions = sessions;

    /// <summary>The job's measurements in the order of its items.</summary>
    public Task<ImmutableArray<StoredMeasurement>> OfJobAsync(string jobId) => QueryAsync(
        $"""
        {Select} JOIN job_items i ON i.job_id = m.job_id AND i.item_id = m.item_id
        WHERE m.job_id = @jobId ORDER BY i.position
        """,
        new { jobId });

    /// <summary>Every measurement of a model on a target, the newest first.</summary>
    public Task<ImmutableArray<StoredMeasurement>> OfModelAsync(string modelSha256, Target target) => QueryAsync(
        $"{Select} WHERE m.model_sha256 = @modelSha256 AND m.target_id = @Id ORDER BY m.measured_at DESC, m.job_id, m.item_id",
        new { modelSha256, target.Id });

    /// <summary>Measurements of a job or of a model on any target, the newest first.</summary>
    public Task<ImmutableArray<StoredMeasurement>> ListAsync(MeasurementQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, 1000);
        return QueryAsync(
            $"""
            {Select} LEFT JOIN measurements a ON a.job_id = @afterJob AND a.item_id = @afterItem
            WHERE (@JobId IS NULL OR m.job_id = @JobId) AND (@ModelSha256 IS NULL OR m.model_sha256 = @ModelSha256)
                AND (@afterJob IS NULL OR m.measured_at < a.measured_at OR (m.measured_at = a.measured_at
                    AND (m.job_id > a.job_id OR (m.job_id = a.job_id AND m.item_id > a.item_id))))
            ORDER BY m.measured_at DESC, m.job_id, m.item_id LIMIT @limit
            """,
            new { query.JobId, query.ModelSha256, afterJob = query.After?.JobId, afterItem = query.After?.ItemId, limit = (long)query.Limit });
    }

    /// <summary>The measurement of one item; null where it has none.</summary>
    public async Task<StoredMeasurement?> FindAsync(string jobId, string itemId) =>
        (await QueryAsync($"{Select} WHERE m.job_id = @jobId AND m.item_id = @itemId", new { jobId, itemId })).FirstOrDefault();

    private Task<ImmutableArray<StoredMeasurement>> QueryAsync(string sql, object parameters) => _sessions.RunAsync(async connection =>
    {
        var targets = new Dictionary<string, Target>();
        var found = ImmutableArray.CreateBuilder<StoredMeasurement>();
        foreach (MeasurementRow row in await connection.QueryAsync<MeasurementRow>(sql, parameters))
        {
            found.Add(row.ToMeasurement(await TargetAsync(connection, targets, row.TargetId)));
        }

        return found.ToImmutable();
    });

    private static async Task<Target> TargetAsync(DbConnection connection, Dictionary<string, Target> known, string id)
    {
        if (!known.TryGetValue(id, out Target? target))
        {
            target = await TargetRow.GetAsync(connection, id);
            known.Add(id, target);
        }

        return target;
    }
}
