using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Profiler.CostModels.LookupTables;
using Profiler.Networks.Errors;
using Profiler.Store.Changes;
using Profiler.Store.Connections;
using Profiler.Store.Json;
using Profiler.Store.Leases;
using Profiler.Store.Surrogates;
using Profiler.Store.Tables;
using Profiler.Store.Targets;

namespace Profiler.Store.Jobs;

/// <summary>Jobs and how far they are. An interrupted job is found again by its specification.</summary>
public sealed class JobRepository
{
    private readonly DatabaseSessions _sessions;
    private readonly TimeProvider _time;

    internal JobRepository(DatabaseSessions sessions, TimeProvider time)
    {
        _sessions = sessions;
        _time = time;
        Items = new JobItemRepository(_sessions, _time);
    }

    /// <summary>What the jobs measure.</summary>
    public JobItemRepository Items { get; }

    /// <summary>The unfinished job of this specification, or a new one.</summary>
    /// <remarks>
    /// Two programs that ask at once get the same job; that only one of them works on it is the device's lease to see to.
    /// Under a lease, what an earlier attempt of the queued job finished comes back as it is, with the state Done: it
    /// was interrupted between the end of its measuring and its own, and nothing is measured a second time.
    /// </remarks>
    /// <param name="presentMode">
    /// The power mode that the device happens to be in; null where it has none or somebody asked for this one. Looked at
    /// without a lease; with one, the queued job knows what it began.
    /// </param>
    /// <exception cref="ProfilerException">
    /// It was begun and not finished in another power mode: under a lease by an earlier attempt, else where the present one
    /// was not asked for (<see cref="ErrorCode.Mismatch"/>).
    /// </exception>
    public Task<BegunJob> BeginOrResumeAsync(JobSpec spec, string? presentMode = null)
    {
        string fingerprint = spec.Fingerprint();
        LaneLease? lease = (_sessions as LeasedSessions)?.Lease;
        return _sessions.InTransactionAsync(async transaction =>
        {
            DbConnection connection = transaction.Connection!;
            if (lease is not null && await QueuedWork.FindDoneAsync(transaction, lease.JobId, fingerprint) is { } done)
            {
                return new BegunJob(done.ToJob(spec.Target), IsResumed: true);
            }

            if (lease is not null)
            {
                await QueuedWork.RequireModeAsync(transaction, lease.JobId, spec);
            }

            JobRow? unfinished = await connection.QuerySingleOrDefaultAsync<JobRow>(
                $"SELECT {JobRow.Columns} FROM jobs WHERE fingerprint = @fingerprint AND state = 'Running'",
                new { fingerprint },
                transaction);
            if (lease is null && unfinished is null && presentMode is not null)
            {
                await InterruptedWork.RequireModeAsync(transaction, spec, presentMode);
            }

            Job job = unfinished?.ToJob(spec.Target) ?? await AddAsync(transaction, spec, fingerprint);
            if (lease is not null)
            {
                await QueuedWork.AddAsync(transaction, lease.JobId, job.Id);
            }

            return new BegunJob(job, IsResumed: unfinished is not null);
        });
    }

    /// <summary>Finishes a job and stores the table that it made, in one transaction.</summary>
    /// <remarks>A job that is done without a table can be finished so a second time; that changes nothing.</remarks>
    /// <exception cref="InvalidOperationException">The job is not running.</exception>
    public Task FinishAsync(string jobId, LookupTable? table = null) => _sessions.InTransactionAsync(async (transaction, changes) =>
    {
        if (table is not null)
        {
            await TableRow.AddAsync(transaction, table, _time);
            changes.Add(new Change(ChangeKinds.Table, table.Id));
        }
        else if (await IsDoneWithoutTableAsync(transaction, jobId))
        {
            return 0;
        }

        return await EndAsync(transaction, jobId, JobState.Done, table?.Id);
    });

    /// <summary>Finishes a job and stores the surrogate that it trained, in one transaction.</summary>
    /// <exception cref="InvalidOperationException">The job is not running.</exception>
    public Task FinishAsync(string jobId, NewSurrogate surrogate) => _sessions.InTransactionAsync(async transaction =>
    {
        await SurrogateRow.AddAsync(transaction, jobId, surrogate, _time);
        return await EndAsync(transaction, jobId, JobState.Done, tableId: null);
    });

    /// <summary>Gives an unfinished job up, so that its specification begins anew; what it measured is kept.</summary>
    /// <exception cref="InvalidOperationException">The job is not running.</exception>
    public Task AbandonAsync(string jobId) => _sessions.InTransactionAsync(
        transaction => EndAsync(transaction, jobId, JobState.Abandoned, tableId: null));

    /// <exception cref="ProfilerException">There is no such job.</exception>
    public Task<Job> GetAsync(string jobId) => _sessions.RunAsync(async connection =>
    {
        JobRow row = await connection.QuerySingleOrDefaultAsync<JobRow>(
            $"SELECT {JobRow.Columns} FROM jobs WHERE id = @jobId", new { jobId })
            ?? throw NameSuggestion.Unknown("job", jobId, await connection.QueryAsync<string>("SELECT id FROM jobs ORDER BY id"));
        return row.ToJob(await TargetRow.GetAsync(connection, row.TargetId));
    });

    /// <summary>Every job, the newest first.</summary>
    public Task<ImmutableArray<Job>> AllAsync() => _sessions.RunAsync(async connection =>
    {
        var jobs = ImmutableArray.CreateBuilder<Job>();
        foreach (JobRow row in await connection.QueryAsync<JobRow>($"SELECT {JobRow.Columns} FROM jobs ORDER BY created_at DESC, id"))
        {
            jobs.Add(row.ToJob(await TargetRow.GetAsync(connection, row.TargetId)));
        }

        return jobs.ToImmutable();
    });

    private async Task<Job> AddAsync(DbTransaction transaction, JobSpec spec, string fingerprint)
    {
        DbConnection connection = transaction.Connection!;
        await TargetRow.AddAsync(transaction, spec.Target);
        long earlier = await connection.ExecuteScalarAsync<long>(
            "SELECT COUNT(*) FROM jobs WHERE fingerprint = @fingerprint", new { fingerprint }, transaction);
        var job = new Job($"{fingerprint[..12]}-{earlier + 1}", spec, JobState.Running, null, _time.GetUtcNow(), null);
        await connection.ExecuteAsync(
            """
            INSERT INTO jobs (id, fingerprint, kind, subject, subject_fingerprint, input, target_id, seed, options, state, created_at)
            VALUES (@Id, @fingerprint, @Kind, @Subject, @SubjectFingerprint, @input, @targetId, @seed, @options, @state, @createdAt)
            """,
            new
            {
                job.Id,
                fingerprint,
                spec.Kind,
                spec.Subject,
                spec.SubjectFingerprint,
                input = spec.Input?.ToString(),
                targetId = spec.Target.Id,
                seed = (long)spec.Seed,
                options = CanonicalJson.Of(spec.OptionsJson),
                state = job.State.ToString(),
                createdAt = job.CreatedAt.ToString("O"),
            },
            transaction);
        return job;
    }

    private static async Task<bool> IsDoneWithoutTableAsync(DbTransaction transaction, string jobId) =>
        await transaction.Connection!.ExecuteScalarAsync<long>(
            "SELECT COUNT(*) FROM jobs WHERE id = @jobId AND state = 'Done' AND table_id IS NULL", new { jobId }, transaction) == 1;

    private async Task<int> EndAsync(DbTransaction transaction, string jobId, JobState state, string? tableId)
    {
        int changed = await transaction.Connection!.ExecuteAsync(
            "UPDATE jobs SET state = @state, table_id = @tableId, finished_at = @at WHERE id = @jobId AND state = 'Running'",
            new { state = state.ToString(), tableId, at = _time.GetUtcNow().ToString("O"), jobId },
            transaction);
        return changed == 1 ? changed : throw new InvalidOperationException($"The job {jobId} is not running.");
    }
}
