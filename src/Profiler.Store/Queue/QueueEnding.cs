using System.Data.Common;
using Dapper;
using Profiler.Networks.Errors;
using Profiler.Store.Changes;
using Profiler.Store.Jobs;

namespace Profiler.Store.Queue;

/// <summary>How a job leaves its lane: for good, with what depends on it, or back into the queue.</summary>
internal static class QueueEnding
{
    public static ItemFailure BecauseOf(string dependency) => new(
        ErrorCode.Conflict,
        $"The job {dependency}, which had to be done first, ended without a result.",
        "See why it did, and queue both again.");

    /// <summary>Ends a job that is queued or running without a result; what depends on it, directly or not, fails with it.</summary>
    public static async Task EndAsync(
        DbTransaction transaction, ICollection<Change> changes, string id, QueuedJobState state, ItemFailure failure, string now)
    {
        if (!await EndOneAsync(transaction, changes, id, state, failure, now))
        {
            return;
        }

        var ended = new Queue<string>([id]);
        while (ended.TryDequeue(out string? dependency))
        {
            foreach (string dependant in await DependantsAsync(transaction, dependency))
            {
                if (await EndOneAsync(transaction, changes, dependant, QueuedJobState.Failed, BecauseOf(dependency), now))
                {
                    ended.Enqueue(dependant);
                }
            }
        }
    }

    /// <summary>Queues a running job again in its old place; one that a user wants stopped is cancelled instead.</summary>
    public static async Task RequeueAsync(
        DbTransaction transaction, ICollection<Change> changes, string id, ItemFailure? failure, string? notBefore, string now)
    {
        int changed = await transaction.Connection!.ExecuteAsync(
            """
            UPDATE queued_jobs SET state = 'Queued', not_before = @notBefore, activity = NULL, fraction = NULL,
                remaining_seconds = NULL, error_code = @code, error_message = @message, error_advice = @advice, version = version + 1
            WHERE id = @id AND state = 'Running' AND cancel_requested = 0
            """,
            new { id, notBefore, code = failure?.Code.ToString(), message = failure?.Message, advice = failure?.Advice },
            transaction);
        if (changed == 1)
        {
            changes.Add(new Change(ChangeKinds.Job, id));
            return;
        }

        await EndAsync(transaction, changes, id, QueuedJobState.Cancelled, Withdrawn, now);
    }

    public static ItemFailure Withdrawn { get; } = new(ErrorCode.Cancelled, "Cancelled by a user.", null);

    private static async Task<bool> EndOneAsync(
        DbTransaction transaction, ICollection<Change> changes, string id, QueuedJobState state, ItemFailure failure, string now)
    {
        int changed = await transaction.Connection!.ExecuteAsync(
            """
            UPDATE queued_jobs SET state = @state, not_before = NULL, error_code = @code, error_message = @Message,
                error_advice = @Advice, finished_at = @now, version = version + 1
            WHERE id = @id AND state IN ('Queued', 'Running')
            """,
            new { id, state = state.ToString(), code = failure.Code.ToString(), failure.Message, failure.Advice, now },
            transaction);
        if (changed == 1)
        {
            changes.Add(new Change(ChangeKinds.Job, id));
        }

        return changed == 1;
    }

    private static Task<IEnumerable<string>> DependantsAsync(DbTransaction transaction, string id) =>
        transaction.Connection!.QueryAsync<string>(
            "SELECT job_id FROM queued_job_dependencies WHERE depends_on = @id ORDER BY job_id", new { id }, transaction);
}
