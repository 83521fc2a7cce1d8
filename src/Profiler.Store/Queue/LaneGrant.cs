using System.Data.Common;
using Dapper;
using Profiler.Networks.Errors;
using Profiler.Store.Changes;
using Profiler.Store.Connections;
using Profiler.Store.Jobs;
using Profiler.Store.Leases;

namespace Profiler.Store.Queue;

/// <summary>Finds the job that is due and takes its lane.</summary>
internal static class LaneGrant
{
    /// <summary>Frees the lanes whose holders fell silent and queues their jobs again.</summary>
    public static async Task FreeExpiredAsync(DbTransaction transaction, ICollection<Change> changes, string now, Dialect dialect)
    {
        LaneRow[] expired = [.. await transaction.Connection!.QueryAsync<LaneRow>(
            $"SELECT {LaneRow.Columns} FROM lanes WHERE job_id IS NOT NULL AND expires_at <= @now ORDER BY device {dialect.SkipLocked}",
            new { now },
            transaction)];
        foreach (LaneRow lane in expired)
        {
            await LaneRow.FreeAsync(transaction, lane.Device);
            var interruption = new ItemFailure(
                ErrorCode.LeaseLost, $"'{lane.Holder}' held the device '{lane.Device}' and fell silent; the job was interrupted.", null);
            await QueueEnding.RequeueAsync(transaction, changes, lane.JobId, interruption, notBefore: null, now);
            changes.Add(new Change(ChangeKinds.Device, lane.Device));
        }
    }

    /// <summary>Takes the lane of the job that is due.</summary>
    public static async Task<LaneLease?> TakeAsync(
        DbTransaction transaction, string holder, IEnumerable<string> devices, (DateTimeOffset Now, TimeSpan LeaseTime) when, Dialect dialect)
    {
        DueRow? due = await FindDueAsync(transaction, devices, TimeText.Of(when.Now), dialect);
        if (due is null)
        {
            return null;
        }

        var lease = new LaneLease(due.Device, due.Token + 1, due.JobId, holder, when.Now + when.LeaseTime);
        await LaneRow.TakeAsync(transaction, lease);
        await transaction.Connection!.ExecuteAsync(
            """
            UPDATE queued_jobs SET state = 'Running', attempts = attempts + 1, not_before = NULL, granted_at = @now,
                activity = NULL, fraction = NULL, remaining_seconds = NULL, version = version + 1
            WHERE id = @JobId
            """,
            new { now = TimeText.Of(when.Now), due.JobId },
            transaction);
        return lease;
    }

    private static Task<DueRow?> FindDueAsync(DbTransaction transaction, IEnumerable<string> devices, string now, Dialect dialect)
    {
        var parameters = new DynamicParameters(new { now });
        string among = SqlList.Add(parameters, "device", devices.Distinct());
        return transaction.Connection!.QueryFirstOrDefaultAsync<DueRow>(
            $"""
            SELECT q.id AS JobId, q.device AS Device, lanes.token AS Token
            FROM queued_jobs q JOIN registered_devices d ON d.name = q.device JOIN lanes ON lanes.device = q.device
            WHERE q.state = 'Queued' AND q.device IN {among} AND lanes.job_id IS NULL
                AND (q.not_before IS NULL OR q.not_before <= @now)
                AND (d.state = 'Active' OR (d.state = 'Quarantined' AND q.kind = 'admit' AND q.attempts = 0))
                AND NOT EXISTS (
                    SELECT 1 FROM queued_job_dependencies p JOIN queued_jobs r ON r.id = p.depends_on
                    WHERE p.job_id = q.id AND r.state <> 'Done')
            ORDER BY q.priority DESC, q.place LIMIT 1 {dialect.SkipLockedOf("q", "lanes")}
            """,
            parameters,
            transaction);
    }

    private sealed record DueRow(string JobId, string Device, long Token);
}
