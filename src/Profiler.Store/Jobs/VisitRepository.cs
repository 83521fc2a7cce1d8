using System.Collections.Immutable;
using Dapper;
using Profiler.Measurement.Visits;
using Profiler.Store.Connections;

namespace Profiler.Store.Jobs;

/// <summary>What was measured, visit by visit. Visits are only ever added.</summary>
public sealed class VisitRepository
{
    private readonly DatabaseSessions _sessions;

    internal VisitRepository(DatabaseSessions sessions) => _sessions = sessions;

    /// <summary>Keeps a visit to one of the job's items; the item is running from then on.</summary>
    /// <exception cref="InvalidOperationException">The visit's item is finished, or not of this job.</exception>
    public Task AppendAsync(string jobId, Visit visit)
    {
        var row = VisitRow.Of(visit);
        return _sessions.InTransactionAsync(async transaction =>
        {
            int changed = await transaction.Connection!.ExecuteAsync(
                """
                UPDATE job_items SET state = 'Running'
                WHERE job_id = @jobId AND item_id = @ItemId AND state IN ('Pending', 'Running')
                """,
                new { jobId, row.ItemId },
                transaction);
            if (changed != 1)
            {
                throw new InvalidOperationException($"The item '{row.ItemId}' is finished already, or not of the job {jobId}.");
            }

            var values = new DynamicParameters(row);
            values.Add("jobId", jobId);
            return await transaction.Connection!.ExecuteAsync(
                """
                INSERT INTO visits (job_id, ordinal, item_id, round, started_at,
                    reference_before_ms, samples_ms, reference_after_ms, device_ms, conditions, kernels)
                SELECT @jobId, COALESCE(MAX(ordinal), -1) + 1, @ItemId, @Round, @StartedAt,
                    @ReferenceBeforeMs, @SamplesMs, @ReferenceAfterMs, @DeviceMs, @Conditions, @Kernels
                FROM visits WHERE job_id = @jobId
                """,
                values,
                transaction);
        });
    }

    /// <summary>The job's visits in the order they were kept.</summary>
    public Task<ImmutableArray<Visit>> OfJobAsync(string jobId) => _sessions.RunAsync(async connection =>
        (await connection.QueryAsync<VisitRow>(
            $"SELECT {VisitRow.Columns} FROM visits WHERE job_id = @jobId ORDER BY ordinal", new { jobId }))
            .Select(row => row.ToVisit()).ToImmutableArray());

    /// <summary>The item's visits in the order they were kept.</summary>
    public Task<ImmutableArray<Visit>> OfItemAsync(string jobId, string itemId) => _sessions.RunAsync(async connection =>
        (await connection.QueryAsync<VisitRow>(
            $"SELECT {VisitRow.Columns} FROM visits WHERE job_id = @jobId AND item_id = @itemId ORDER BY ordinal", new { jobId, itemId }))
            .Select(row => row.ToVisit()).ToImmutableArray());

    /// <summary>How long the device has been busy for the job so far, in ms.</summary>
    public Task<double> DeviceMsOfAsync(string jobId) => _sessions.RunAsync(connection => connection.ExecuteScalarAsync<double>(
        "SELECT COALESCE(SUM(device_ms), 0.0) FROM visits WHERE job_id = @jobId", new { jobId }));
}
