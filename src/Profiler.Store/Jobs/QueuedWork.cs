using System.Data.Common;
using Dapper;
using Profiler.Measurement.Targets;
using Profiler.Networks.Errors;
using Profiler.Store.Targets;

namespace Profiler.Store.Jobs;

/// <summary>Which jobs a queued job has begun, over all of its attempts.</summary>
internal static class QueuedWork
{
    public static Task AddAsync(DbTransaction transaction, string queuedJobId, string jobId) => transaction.Connection!.ExecuteAsync(
        "INSERT INTO queued_job_work (queued_job_id, job_id) VALUES (@queuedJobId, @jobId) ON CONFLICT DO NOTHING",
        new { queuedJobId, jobId },
        transaction);

    /// <summary>A board that came back from a reboot in another power mode does not go on with what was begun in the first.</summary>
    /// <exception cref="ProfilerException">It has begun, and not finished, the same in another power mode.</exception>
    public static async Task RequireModeAsync(DbTransaction transaction, string queuedJobId, JobSpec spec)
    {
        IEnumerable<JobRow> unfinished = await transaction.Connection!.QueryAsync<JobRow>(
            $"""
            SELECT {JobRow.Columns} FROM jobs
            WHERE state = 'Running' AND id IN (SELECT job_id FROM queued_job_work WHERE queued_job_id = @queuedJobId)
            """,
            new { queuedJobId },
            transaction);
        foreach (JobRow row in unfinished)
        {
            Target begun = await TargetRow.GetAsync(transaction.Connection!, row.TargetId, transaction);
            if (begun.PowerMode != spec.Target.PowerMode && row.ToJob(spec.Target).Spec.Fingerprint() == spec.Fingerprint())
            {
                throw new ProfilerException(
                    ErrorCode.Mismatch,
                    $"'{begun.Device}' began this job in the power mode {begun.PowerMode} and is now in {spec.Target.PowerMode}; it may have rebooted.",
                    "What was measured is kept. Submit the job again for the present mode, or with --power-mode for the one that is meant.");
            }
        }
    }

    /// <summary>The job of this specification that the queued job has finished, or null.</summary>
    public static Task<JobRow?> FindDoneAsync(DbTransaction transaction, string queuedJobId, string fingerprint) =>
        transaction.Connection!.QueryFirstOrDefaultAsync<JobRow>(
            $"""
            SELECT {JobRow.Columns} FROM jobs
            WHERE fingerprint = @fingerprint AND state = 'Done'
                AND id IN (SELECT job_id FROM queued_job_work WHERE queued_job_id = @queuedJobId)
            ORDER BY created_at DESC, id
            """,
            new { fingerprint, queuedJobId },
            transaction);
}
