using System.Collections.Immutable;
using Dapper;
using Profiler.CostModels.Surrogates;
using Profiler.Measurement.Targets;
using Profiler.Store.Connections;
using Profiler.Store.Json;
using Profiler.Store.Targets;

namespace Profiler.Store.Surrogates;

/// <summary>Profiled networks, target by target. They are only ever added, so that later trainings have them too.</summary>
public sealed class SampleRepository
{
    private readonly DatabaseSessions _sessions;
    private readonly TimeProvider _time;

    internal SampleRepository(DatabaseSessions sessions, TimeProvider time)
    {
        _sessions = sessions;
        _time = time;
    }

    /// <summary>Keeps a network that a job profiled; one that the target has under its name stays as it is.</summary>
    public Task AddAsync(string jobId, Target target, SurrogateSample sample) => _sessions.InTransactionAsync(async transaction =>
    {
        await TargetRow.AddAsync(transaction, target);
        return await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO surrogate_samples (target_id, name, family, split, job_id, added_at, graph)
            VALUES (@targetId, @Name, @Family, @split, @jobId, @addedAt, @graph) ON CONFLICT DO NOTHING
            """,
            new
            {
                targetId = target.Id,
                sample.Network.Name,
                sample.Network.Family,
                split = sample.Split.ToString(),
                jobId,
                addedAt = _time.GetUtcNow().ToString("O"),
                graph = CompressedJson.Write(sample.Network),
            },
            transaction);
    });

    /// <summary>Every network of the target, by name, so that the same networks train the same surrogate.</summary>
    public Task<ImmutableArray<SurrogateSample>> OfTargetAsync(Target target) => _sessions.RunAsync(async connection =>
        (await connection.QueryAsync<Row>(
            "SELECT split AS Split, graph AS Graph FROM surrogate_samples WHERE target_id = @Id", new { target.Id }))
            .Select(row => new SurrogateSample(CompressedJson.Read<ProfiledGraph>(row.Graph), Enum.Parse<SampleSplit>(row.Split)))
            .OrderBy(sample => sample.Network.Name, StringComparer.Ordinal)
            .ToImmutableArray());

    private sealed record Row(string Split, byte[] Graph);
}
