using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;
using Profiler.Store.Connections;
using Profiler.Store.Json;
using Profiler.Store.Measurements;

namespace Profiler.Store.Jobs;

/// <summary>What the jobs measure, item by item.</summary>
public sealed class JobItemRepository
{
    private readonly DatabaseSessions _sessions;
    private readonly TimeProvider _time;

    internal JobItemRepository(DatabaseSessions sessions, TimeProvider time)
    {
        _sessions = sessions;
        _time = time;
    }

    /// <summary>States what a job measures; items that it has already stay as far as they are.</summary>
    /// <exception cref="ProfilerException">An item of that id has another workload: the job was begun with other models.</exception>
    public Task AddAsync(string jobId, IReadOnlyList<MeasurementItem> items) => _sessions.InTransactionAsync(async transaction =>
    {
        DbConnection connection = transaction.Connection!;
        Dictionary<string, ItemRow> known = (await connection.QueryAsync<ItemRow>(
            $"SELECT {ItemRow.Columns} FROM job_items WHERE job_id = @jobId", new { jobId }, transaction)).ToDictionary(row => row.ItemId);
        long position = known.Count;
        foreach (MeasurementItem item in items)
        {
            var row = new { jobId, item.Id, position, workload = StoreJson.Write(item.Workload), profiled = item.Profiled ? 1L : 0L };
            if (known.TryGetValue(item.Id, out ItemRow? before))
            {
                RequireSame(jobId, before, row.workload, row.profiled);
                continue;
            }

            await connection.ExecuteAsync(
                """
                INSERT INTO job_items (job_id, item_id, position, workload, profiled, state)
                VALUES (@jobId, @Id, @position, @workload, @profiled, 'Pending')
                """,
                row,
                transaction);
            position++;
        }

        return position;
    });

    /// <summary>The job's items in the order they were stated.</summary>
    public Task<ImmutableArray<JobItem>> OfJobAsync(string jobId) => _sessions.RunAsync(async connection =>
        (await connection.QueryAsync<ItemRow>(
            $"SELECT {ItemRow.Columns} FROM job_items WHERE job_id = @jobId ORDER BY position", new { jobId }))
            .Select(row => row.ToItem()).ToImmutableArray());

    /// <summary>Finishes an item and stores its measurement, in one transaction.</summary>
    /// <param name="measurement">Null where the item's visits are all there is to keep, as for profiles.</param>
    /// <exception cref="InvalidOperationException">The item is finished already, or not of this job.</exception>
    public Task FinishAsync(string jobId, string itemId, NewMeasurement? measurement) => _sessions.InTransactionAsync(async transaction =>
    {
        string at = _time.GetUtcNow().ToString("O");
        await EndAsync(transaction, new { jobId, itemId, state = nameof(ItemState.Done), at });
        if (measurement is not null)
        {
            await MeasurementRow.AddAsync(transaction, jobId, itemId, measurement, at);
        }

        return true;
    });

    /// <summary>Finishes an item that cannot be measured.</summary>
    /// <exception cref="InvalidOperationException">The item is finished already, or not of this job.</exception>
    public Task FailAsync(string jobId, string itemId, ItemFailure failure) => _sessions.InTransactionAsync(async transaction =>
    {
        string at = _time.GetUtcNow().ToString("O");
        await EndAsync(transaction, new { jobId, itemId, state = nameof(ItemState.Failed), at });
        return await transaction.Connection!.ExecuteAsync(
            """
            UPDATE job_items SET error_code = @code, error_message = @Message, error_advice = @Advice
            WHERE job_id = @jobId AND item_id = @itemId
            """,
            new { code = failure.Code.ToString(), failure.Message, failure.Advice, jobId, itemId },
            transaction);
    });

    private static async Task EndAsync(DbTransaction transaction, object end)
    {
        int changed = await transaction.Connection!.ExecuteAsync(
            """
            UPDATE job_items SET state = @state, finished_at = @at
            WHERE job_id = @jobId AND item_id = @itemId AND state IN ('Pending', 'Running')
            """,
            end,
            transaction);
        if (changed != 1)
        {
            throw new InvalidOperationException($"The item is finished already, or not of this job: {end}.");
        }
    }

    private static void RequireSame(string jobId, ItemRow before, string workload, long profiled)
    {
        // Compared as they are meant: a field that was added since is not in what was written before it.
        if (StoreJson.Read<Workload>(before.Workload).Key != StoreJson.Read<Workload>(workload).Key || before.Profiled != profiled)
        {
            throw new ProfilerException(
                ErrorCode.Mismatch,
                $"The unfinished job {jobId} measured '{before.ItemId}' as {before.Workload}, which now is {workload}.",
                "Numbers of two models are not mixed; abandon the job and begin it anew.");
        }
    }
}
