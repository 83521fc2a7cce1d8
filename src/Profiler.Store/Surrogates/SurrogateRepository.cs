using System.Collections.Immutable;
using Dapper;
using Profiler.Networks.Errors;
using Profiler.Store.Connections;
using Profiler.Store.Targets;

namespace Profiler.Store.Surrogates;

/// <summary>
/// Kernel surrogates; a trained one is written by finishing its job (<see cref="Jobs.JobRepository.FinishAsync(string, NewSurrogate)"/>).
/// </summary>
public sealed class SurrogateRepository
{
    private readonly DatabaseSessions _sessions;
    private readonly TimeProvider _time;

    internal SurrogateRepository(DatabaseSessions sessions, TimeProvider time)
    {
        _sessions = sessions;
        _time = time;
        Samples = new SampleRepository(sessions, time);
    }

    /// <summary>The profiled networks behind them.</summary>
    public SampleRepository Samples { get; }

    /// <summary>Adds what was made of a surrogate; a current one takes the place of the one before.</summary>
    /// <param name="jobId">The training that it came of.</param>
    public Task AddAsync(string jobId, NewSurrogate surrogate) => _sessions.InTransactionAsync(async transaction =>
    {
        await SurrogateRow.AddAsync(transaction, jobId, surrogate, _time);
        return true;
    });

    /// <summary>Every surrogate, the newest first.</summary>
    public Task<ImmutableArray<SurrogateSummary>> AllAsync() => QueryAsync("1 = 1", new { });

    /// <summary>The surrogate that a job made; null where it made none.</summary>
    public async Task<SurrogateSummary?> OfJobAsync(string jobId) =>
        (await QueryAsync("job_id = @jobId", new { jobId })).FirstOrDefault();

    /// <param name="id">Its id, or as many first digits of it as tell it from the others.</param>
    /// <exception cref="ProfilerException">No surrogate or more than one begins so.</exception>
    public async Task<SurrogateSummary> GetAsync(string id)
    {
        ImmutableArray<SurrogateSummary> all = await AllAsync();
        SurrogateSummary[] fitting = [.. all.Where(known => id.Length > 0 && known.Id.StartsWith(id, StringComparison.OrdinalIgnoreCase))];
        return fitting switch
        {
            [var one] => one,
            [] => throw NameSuggestion.Unknown("surrogate", id, all.Select(known => known.Id)),
            _ => throw new ProfilerException(
                ErrorCode.UnknownName, $"'{id}' could be any of the surrogates {string.Join(", ", fitting.Select(known => known.Id))}.", "Give more digits."),
        };
    }

    /// <summary>The whole surrogate.</summary>
    /// <param name="id">The whole id.</param>
    public Task<byte[]> ReadAsync(string id) => _sessions.RunAsync(connection =>
        connection.QuerySingleAsync<byte[]>("SELECT content FROM surrogates WHERE id = @id", new { id }));

    private Task<ImmutableArray<SurrogateSummary>> QueryAsync(string where, object parameters) => _sessions.RunAsync(async connection =>
    {
        var found = ImmutableArray.CreateBuilder<SurrogateSummary>();
        foreach (SurrogateRow row in await connection.QueryAsync<SurrogateRow>(
            $"SELECT {SurrogateRow.Columns} FROM surrogates WHERE {where} ORDER BY created_at DESC, id", parameters))
        {
            found.Add(row.ToSummary(await TargetRow.GetAsync(connection, row.TargetId)));
        }

        return found.ToImmutable();
    });
}
