using System.Data.Common;
using Dapper;
using Profiler.Measurement.Targets;
using Profiler.Networks.Errors;
using Profiler.Store.Targets;

namespace Profiler.Store.Jobs;

/// <summary>Jobs that a command began, outside the queue, and that something ended before they were done.</summary>
internal static class InterruptedWork
{
    /// <summary>
    /// A board that came back from a reboot in another power mode does not begin anew in silence what was begun in the first.
    /// </summary>
    /// <param name="mode">The present one, without what the target's has of clocks and pages.</param>
    /// <exception cref="ProfilerException">The same was begun, and not finished, in another power mode.</exception>
    public static async Task RequireModeAsync(DbTransaction transaction, JobSpec spec, string mode)
    {
        IEnumerable<JobRow> unfinished = await transaction.Connection!.QueryAsync<JobRow>(
            $"""
            SELECT {JobRow.Columns} FROM jobs
            WHERE state = 'Running' AND kind = @Kind AND subject_fingerprint = @SubjectFingerprint AND seed = @Seed
                AND id NOT IN (SELECT job_id FROM queued_job_work)
            ORDER BY created_at DESC, id
            """,
            new { spec.Kind, spec.SubjectFingerprint, Seed = (long)spec.Seed },
            transaction);
        var begun = new List<Target>();
        foreach (JobRow row in unfinished)
        {
            Target target = await TargetRow.GetAsync(transaction.Connection!, row.TargetId, transaction);
            if (target with { PowerMode = spec.Target.PowerMode } == spec.Target && row.ToJob(spec.Target).Spec.Fingerprint() == spec.Fingerprint())
            {
                begun.Add(target);
            }
        }

        if (begun.Count > 0 && !begun.Exists(target => target.PowerMode == mode || target.PowerMode.StartsWith($"{mode}-", StringComparison.Ordinal)))
        {
            throw new ProfilerException(
                ErrorCode.Mismatch,
                $"'{spec.Target.Device}' began this in the power mode {begun[0].PowerMode} and is now in {mode}; it may have rebooted.",
                $"What was measured is kept. Bring the board back to that mode to go on, or pass --power-mode {mode} to begin anew in the present one.");
        }
    }
}
