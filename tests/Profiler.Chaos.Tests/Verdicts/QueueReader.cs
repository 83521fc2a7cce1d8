using System.Collections.Immutable;
using Npgsql;
using Profiler.Store;
using Profiler.Store.Queue;

namespace Profiler.Chaos.Tests.Verdicts;

/// <summary>Reads what the coordinators have written.</summary>
internal sealed class QueueReader(ProfilerDatabase database, string connectionString)
{
    private const int Page = 500;

    public ProfilerDatabase Database => database;

    /// <summary>All jobs, the newest first.</summary>
    public async Task<ImmutableArray<QueuedJob>> JobsAsync()
    {
        List<QueuedJob> jobs = [];
        ImmutableArray<QueuedJob> page;
        do
        {
            page = await database.Queue.ListAsync(new QueueQuery(Limit: Page, Before: jobs.LastOrDefault()?.Id));
            jobs.AddRange(page);
        }
        while (page.Length == Page);
        return [.. jobs];
    }

    /// <summary>Which stored jobs each queued job made.</summary>
    public async Task<ILookup<string, string>> WorkAsync()
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT queued_job_id, job_id FROM queued_job_work", connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<(string Queued, string Stored)> work = [];
        while (await reader.ReadAsync())
        {
            work.Add((reader.GetString(0), reader.GetString(1)));
        }

        return work.ToLookup(pair => pair.Queued, pair => pair.Stored);
    }
}
