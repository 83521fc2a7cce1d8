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
        """;

    private readonly SqliteSessions _sessions;

    internal MeasurementRepository(SqliteSessions sessions) => _sessions = sessions;

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
