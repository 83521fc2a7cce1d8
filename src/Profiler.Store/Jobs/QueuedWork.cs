using System.Data.Common;
using Dapper;

namespace Profiler.Store.Jobs;

/// <summary>Which jobs a queued job has begun, over all of its attempts.</summary>
internal static class QueuedWork
{
    public static Task AddAsync(DbTransaction transaction, string queuedJobId, string jobId) => transaction.Connection!.ExecuteAsync(
        "INSERT INTO queued_job_work (queued_job_id, job_id) VALUES (@queuedJobId, @jobId) ON CONFLICT DO NOTHING",
        new { queuedJobId, jobId },
        transaction);

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
