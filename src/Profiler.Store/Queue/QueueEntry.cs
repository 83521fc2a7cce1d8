using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Profiler.Networks.Errors;
using Profiler.Store.Changes;
using Profiler.Store.Connections;
using Profiler.Store.Devices;

namespace Profiler.Store.Queue;

/// <summary>How a job enters the queue.</summary>
internal static class QueueEntry
{
    /// <returns>The job's id: the earlier one's where submitter and idempotency key are the same.</returns>
    /// <exception cref="ProfilerException">Its device is not registered, or it depends on a job that is not there.</exception>
    public static async Task<string> AddAsync(
        DbTransaction transaction, ICollection<Change> changes, NewQueuedJob job, string now, Dialect dialect)
    {
        // Places are given one after the other, so two submissions with the same key cannot pass each other here.
        long place = await NextPlaceAsync(transaction);
        if (await FindEarlierAsync(transaction, job) is { } earlier)
        {
            return earlier;
        }

        await RequireDeviceAsync(transaction, job.Device, dialect);
        string? failed = await FailedDependencyAsync(transaction, job.DependsOn, dialect);
        string id = $"q{place}";
        await InsertAsync(transaction, job, id, place, now);
        await DependAsync(transaction, id, job.DependsOn);
        if (failed is not null)
        {
            await QueueEnding.EndAsync(transaction, changes, id, QueuedJobState.Failed, QueueEnding.BecauseOf(failed), now);
        }

        changes.Add(new Change(ChangeKinds.Job, id));
        return id;
    }

    private static async Task<long> NextPlaceAsync(DbTransaction transaction)
    {
        await transaction.Connection!.ExecuteAsync("UPDATE queue_places SET last = last + 1", transaction: transaction);
        return await transaction.Connection!.ExecuteScalarAsync<long>("SELECT last FROM queue_places", transaction: transaction);
    }

    private static Task<string?> FindEarlierAsync(DbTransaction transaction, NewQueuedJob job) =>
        transaction.Connection!.ExecuteScalarAsync<string?>(
            "SELECT id FROM queued_jobs WHERE submitted_by = @SubmittedBy AND idempotency_key = @IdempotencyKey",
            new { job.SubmittedBy, job.IdempotencyKey },
            transaction);

    private static async Task RequireDeviceAsync(DbTransaction transaction, string device, Dialect dialect)
    {
        DbConnection connection = transaction.Connection!;
        string? known = await connection.ExecuteScalarAsync<string?>(
            $"SELECT name FROM registered_devices WHERE name = @device {dialect.ForUpdate}", new { device }, transaction);
        if (known is null)
        {
            throw await DeviceRow.UnknownAsync(connection, device, transaction);
        }
    }

    /// <summary>Holds the jobs that are depended on as they are; gives one that has ended without a result, or null.</summary>
    private static async Task<string?> FailedDependencyAsync(DbTransaction transaction, ImmutableArray<string> dependsOn, Dialect dialect)
    {
        string? failed = null;
        foreach (string id in dependsOn.Order(StringComparer.Ordinal))
        {
            string state = await transaction.Connection!.ExecuteScalarAsync<string?>(
                $"SELECT state FROM queued_jobs WHERE id = @id {dialect.ForUpdate}", new { id }, transaction) ?? throw QueueRow.Unknown(id);
            failed ??= state is nameof(QueuedJobState.Failed) or nameof(QueuedJobState.Cancelled) ? id : null;
        }

        return failed;
    }

    private static Task<int> InsertAsync(DbTransaction transaction, NewQueuedJob job, string id, long place, string now) =>
        transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO queued_jobs (id, place, kind, device, request, priority, submitted_by, idempotency_key, state,
                attempts, cancel_requested, submitted_at, version)
            VALUES (@id, @place, @Kind, @Device, @RequestJson, @priority, @SubmittedBy, @IdempotencyKey, 'Queued',
                0, 0, @now, 1)
            """,
            new
            {
                id,
                place,
                job.Kind,
                job.Device,
                job.RequestJson,
                priority = (long)job.Priority,
                job.SubmittedBy,
                job.IdempotencyKey,
                now,
            },
            transaction);

    private static async Task DependAsync(DbTransaction transaction, string jobId, ImmutableArray<string> dependsOn)
    {
        long position = 0;
        foreach (string dependency in dependsOn.Distinct())
        {
            await transaction.Connection!.ExecuteAsync(
                "INSERT INTO queued_job_dependencies (job_id, position, depends_on) VALUES (@jobId, @position, @dependency)",
                new { jobId, position, dependency },
                transaction);
            position++;
        }
    }
}
