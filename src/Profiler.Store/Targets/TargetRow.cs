using System.Data.Common;
using Dapper;
using Profiler.Measurement.Targets;

namespace Profiler.Store.Targets;

/// <summary>A row of targets, and the one way to write it.</summary>
internal sealed record TargetRow(
    string Device, string Runtime, string RuntimeVersion, string Provider, string Precision, long Batch, long Threads, string PowerMode)
{
    /// <summary>The columns in the constructor's order, of the table that <c>t</c> names.</summary>
    public const string Columns = """
        t.device AS Device, t.runtime AS Runtime, t.runtime_version AS RuntimeVersion, t.provider AS Provider,
        t."precision" AS "Precision", t.batch AS Batch, t.threads AS Threads, t.power_mode AS PowerMode
        """;

    public Target ToTarget() =>
        new(Device, Runtime, RuntimeVersion, Provider, Precision, (int)Batch, (int)Threads, PowerMode);

    /// <summary>Adds the target where it is new; a target is its id, so there is nothing to update.</summary>
    public static Task AddAsync(DbTransaction transaction, Target target) => transaction.Connection!.ExecuteAsync(
        """
        INSERT INTO targets (id, device, runtime, runtime_version, provider, "precision", batch, threads, power_mode)
        VALUES (@Id, @Device, @Runtime, @RuntimeVersion, @Provider, @Precision, @Batch, @Threads, @PowerMode)
        ON CONFLICT DO NOTHING
        """,
        target,
        transaction);

    public static async Task<Target> GetAsync(DbConnection connection, string id, DbTransaction? transaction = null)
    {
        TargetRow row = await connection.QuerySingleAsync<TargetRow>(
            $"SELECT {Columns} FROM targets t WHERE t.id = @id", new { id }, transaction);
        return row.ToTarget();
    }
}
