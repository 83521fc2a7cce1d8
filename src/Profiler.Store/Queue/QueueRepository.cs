using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Profiler.Networks.Errors;
using Profiler.Store.Changes;
using Profiler.Store.Connections;
using Profiler.Store.Jobs;
using Profiler.Store.Leases;

namespace Profiler.Store.Queue;

/// <summary>
/// The queue of jobs and the lanes they are granted. A lane is granted to one job at a time, under a lease with a
/// fencing token; any number of coordinators may ask at once.
/// </summary>
/// <remarks>Leases run out by the clocks of the coordinators, which have to agree within a small part of the lease time.</remarks>
public sealed class QueueRepository
{
    private readonly DatabaseSessions _sessions;
    private readonly TimeProvider _time;

    internal QueueRepository(DatabaseSessions sessions, TimeProvider time)
    {
        _sessions = sessions;
        _time = time;
    }

    private string Now => TimeText.Of(_time.GetUtcNow());

    /// <summary>
    /// Queues a job; a second time with the same idempotency key gives the first one. One that depends on a job that
    /// has failed or was cancelled already fails at once.
    /// </summary>
    /// <exception cref="ProfilerException">Its device is not registered, or it depends on a job that is not there.</exception>
    public Task<QueuedJob> SubmitAsync(NewQueuedJob job)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(job.Priority), 100, nameof(job));
        return _sessions.InTransactionAsync(async (transaction, changes) =>
        {
            string id = await QueueEntry.AddAsync(transaction, changes, job, Now, _sessions.Dialect);
            return await QueueRow.GetAsync(transaction.Connection!, id, transaction);
        });
    }

    /// <exception cref="ProfilerException">There is no such job.</exception>
    public Task<QueuedJob> GetAsync(string id) => _sessions.RunAsync(connection => QueueRow.GetAsync(connection, id));

    /// <exception cref="ProfilerException">There is no job of the id <see cref="QueueQuery.Before"/>.</exception>
    public Task<ImmutableArray<QueuedJob>> ListAsync(QueueQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, 1000);
        return _sessions.RunAsync(async connection =>
        {
            long? before = query.Before is null ? null : await PlaceAsync(connection, query.Before);
            IEnumerable<QueueRow> rows = await connection.QueryAsync<QueueRow>(
                $"""
                SELECT {QueueRow.Columns} FROM {QueueRow.Source}
                WHERE (@Device IS NULL OR q.device = @Device) AND (@state IS NULL OR q.state = @state)
                    AND (@Kind IS NULL OR q.kind = @Kind) AND (@before IS NULL OR q.place < @before)
                ORDER BY q.place DESC LIMIT @limit
                """,
                new { query.Device, state = query.State?.ToString(), query.Kind, before, limit = (long)query.Limit });
            return await QueueRow.WithDependenciesAsync(connection, [.. rows]);
        });
    }

    /// <summary>
    /// Grants a free lane to the job that is due: highest priority, then oldest; dependencies done, not before its
    /// time, device among those given, active and not paused or quarantined (the first attempt of an "admit" job is also
    /// granted on a quarantined device; the next one waits until a probe has taken the device back). A lane whose lease
    /// has expired is free; its job counts as interrupted and is queued again in its old place.
    /// </summary>
    /// <param name="holder">This coordinator's id.</param>
    /// <param name="devices">Devices that this coordinator can reach.</param>
    /// <returns>Null where nothing is due.</returns>
    public Task<GrantedJob?> TryGrantAsync(string holder, IReadOnlyCollection<string> devices, TimeSpan leaseTime) =>
        _sessions.InTransactionAsync<GrantedJob?>(async (transaction, changes) =>
        {
            DateTimeOffset now = _time.GetUtcNow();
            await LaneGrant.FreeExpiredAsync(transaction, changes, TimeText.Of(now), _sessions.Dialect);
            LaneLease? lease = await LaneGrant.TakeAsync(transaction, holder, devices, (now, leaseTime), _sessions.Dialect);
            if (lease is null)
            {
                return null;
            }

            Tell(changes, lease);
            return new GrantedJob(await QueueRow.GetAsync(transaction.Connection!, lease.JobId, transaction), lease);
        });

    /// <summary>The heartbeat.</summary>
    public Task<LeaseRenewal> RenewAsync(LaneLease lease, TimeSpan leaseTime) => _sessions.InTransactionAsync(async transaction =>
    {
        DbConnection connection = transaction.Connection!;
        int renewed = await connection.ExecuteAsync(
            "UPDATE lanes SET expires_at = @expiresAt WHERE device = @Device AND token = @Token AND job_id = @JobId",
            new { expiresAt = TimeText.Of(_time.GetUtcNow() + leaseTime), lease.Device, lease.Token, lease.JobId },
            transaction);
        long cancelRequested = await connection.ExecuteScalarAsync<long>(
            "SELECT cancel_requested FROM queued_jobs WHERE id = @JobId", new { lease.JobId }, transaction);
        return new LeaseRenewal(renewed == 1, cancelRequested != 0);
    });

    /// <exception cref="ProfilerException">LeaseLost.</exception>
    public Task ReportAsync(LaneLease lease, QueuedJobProgress progress) => HoldingAsync(lease, async (transaction, changes) =>
    {
        await transaction.Connection!.ExecuteAsync(
            """
            UPDATE queued_jobs SET activity = @Activity, fraction = @Fraction, remaining_seconds = @RemainingSeconds,
                version = version + 1
            WHERE id = @JobId
            """,
            new { progress.Activity, progress.Fraction, progress.RemainingSeconds, lease.JobId },
            transaction);
        changes.Add(new Change(ChangeKinds.Job, lease.JobId));
    });

    /// <summary>Finishes the job and gives the lane back, in one transaction.</summary>
    /// <exception cref="ProfilerException">LeaseLost.</exception>
    public Task FinishAsync(LaneLease lease, string resultJson) => HoldingAsync(lease, async (transaction, changes) =>
    {
        await LaneRow.FreeAsync(transaction, lease.Device);
        await transaction.Connection!.ExecuteAsync(
            """
            UPDATE queued_jobs SET state = 'Done', result = @resultJson, error_code = NULL, error_message = NULL,
                error_advice = NULL, fraction = CASE WHEN activity IS NULL THEN NULL ELSE 1 END, remaining_seconds = NULL,
                finished_at = @now, version = version + 1
            WHERE id = @JobId
            """,
            new { resultJson, now = Now, lease.JobId },
            transaction);
        Tell(changes, lease);
    });

    /// <summary>Ends the job without a result and gives the lane back; jobs that depend on it fail with it.</summary>
    /// <param name="state">Failed or Cancelled.</param>
    /// <exception cref="ProfilerException">LeaseLost.</exception>
    public Task EndAsync(LaneLease lease, QueuedJobState state, ItemFailure failure)
    {
        if (state is not (QueuedJobState.Failed or QueuedJobState.Cancelled))
        {
            throw new ArgumentOutOfRangeException(nameof(state), state, "Ends as Failed or Cancelled.");
        }

        return HoldingAsync(lease, async (transaction, changes) =>
        {
            await LaneRow.FreeAsync(transaction, lease.Device);
            await QueueEnding.EndAsync(transaction, changes, lease.JobId, state, failure, Now);
            Tell(changes, lease);
        });
    }

    /// <summary>
    /// Gives the lane back and queues the job again in its old place, for another attempt; where a user has asked for
    /// it to be cancelled, it is.
    /// </summary>
    /// <param name="failure">Why; null where the coordinator shuts down.</param>
    /// <exception cref="ProfilerException">LeaseLost.</exception>
    public Task ReleaseAsync(LaneLease lease, ItemFailure? failure, DateTimeOffset? notBefore) =>
        HoldingAsync(lease, async (transaction, changes) =>
        {
            await LaneRow.FreeAsync(transaction, lease.Device);
            await QueueEnding.RequeueAsync(transaction, changes, lease.JobId, failure, TimeText.Of(notBefore), Now);
            Tell(changes, lease);
        });

    /// <summary>Cancels a queued job at once; asks a running one to stop.</summary>
    /// <exception cref="ProfilerException">There is no such job, or it is finished (Conflict).</exception>
    public Task<QueuedJob> CancelAsync(string id) => _sessions.InTransactionAsync(async (transaction, changes) =>
    {
        DbConnection connection = transaction.Connection!;
        string state = await connection.ExecuteScalarAsync<string?>(
            $"SELECT state FROM queued_jobs WHERE id = @id {_sessions.Dialect.ForUpdate}", new { id }, transaction) ?? throw QueueRow.Unknown(id);
        switch (Enum.Parse<QueuedJobState>(state))
        {
            case QueuedJobState.Queued:
                await QueueEnding.EndAsync(transaction, changes, id, QueuedJobState.Cancelled, QueueEnding.Withdrawn, Now);
                break;
            case QueuedJobState.Running:
                await connection.ExecuteAsync(
                    "UPDATE queued_jobs SET cancel_requested = 1, version = version + 1 WHERE id = @id", new { id }, transaction);
                changes.Add(new Change(ChangeKinds.Job, id));
                break;
            default:
                throw new ProfilerException(ErrorCode.Conflict, $"The job {id} has ended already ({state}); it cannot be cancelled.");
        }

        return await QueueRow.GetAsync(connection, id, transaction);
    });

    /// <summary>How many jobs wait and run, by device; devices without any are left out.</summary>
    public Task<ImmutableArray<QueueCount>> CountUnfinishedAsync() => _sessions.RunAsync(async connection =>
        (await connection.QueryAsync<(string Device, string State, long Jobs)>(
            """
            SELECT device, state, COUNT(*) FROM queued_jobs WHERE state IN ('Queued', 'Running')
            GROUP BY device, state ORDER BY device, state
            """))
            .Select(row => new QueueCount(row.Device, Enum.Parse<QueuedJobState>(row.State), row.Jobs)).ToImmutableArray());

    /// <summary>The leases that are held now, by device.</summary>
    public Task<ImmutableArray<LaneLease>> LeasesAsync() => _sessions.RunAsync(async connection =>
        (await connection.QueryAsync<LaneRow>($"SELECT {LaneRow.Columns} FROM lanes WHERE job_id IS NOT NULL ORDER BY device"))
            .Select(row => row.ToLease()).ToImmutableArray());

    private static async Task<long> PlaceAsync(DbConnection connection, string id) =>
        await connection.ExecuteScalarAsync<long?>("SELECT place FROM queued_jobs WHERE id = @id", new { id }) ?? throw QueueRow.Unknown(id);

    private static void Tell(ICollection<Change> changes, LaneLease lease)
    {
        changes.Add(new Change(ChangeKinds.Job, lease.JobId));
        changes.Add(new Change(ChangeKinds.Device, lease.Device));
    }

    private Task<bool> HoldingAsync(LaneLease lease, Func<DbTransaction, ICollection<Change>, Task> work) =>
        _sessions.InTransactionAsync(async (transaction, changes) =>
        {
            await LaneRow.RequireHeldAsync(transaction, lease, _sessions.Dialect);
            await work(transaction, changes);
            return true;
        });
}
