using System.Data.Common;
using System.Globalization;
using Dapper;
using Profiler.Measurement.Targets;
using Profiler.Store.Json;
using Profiler.Store.Targets;

namespace Profiler.Store.Surrogates;

/// <summary>The columns that surrogates are listed by, and the one way to write a surrogate.</summary>
internal sealed record SurrogateRow(
    string Id,
    string TargetId,
    string JobId,
    long Seed,
    double DeviceSeconds,
    long IsCurrent,
    string Report,
    string CreatedAt,
    long Bytes)
{
    public const string Columns = """
        id AS Id, target_id AS TargetId, job_id AS JobId, seed AS Seed, device_seconds AS DeviceSeconds,
        is_current AS IsCurrent, report AS Report, created_at AS CreatedAt, bytes AS Bytes
        """;

    public SurrogateSummary ToSummary(Target target) => new(
        Id,
        target,
        JobId,
        (int)Seed,
        DeviceSeconds,
        IsCurrent == 1,
        StoreJson.Read<SurrogateReport>(Report),
        DateTimeOffset.Parse(CreatedAt, CultureInfo.InvariantCulture),
        Bytes);

    /// <summary>Adds a surrogate; a current one takes the place of the one before.</summary>
    public static async Task AddAsync(DbTransaction transaction, string jobId, NewSurrogate surrogate, TimeProvider time)
    {
        DbConnection connection = transaction.Connection!;
        await TargetRow.AddAsync(transaction, surrogate.Target);
        var row = new
        {
            surrogate.Id,
            targetId = surrogate.Target.Id,
            jobId,
            seed = (long)surrogate.Seed,
            surrogate.DeviceSeconds,
            isCurrent = surrogate.IsCurrent ? 1L : 0L,
            report = StoreJson.Write(surrogate.Report),
            createdAt = time.GetUtcNow().ToString("O"),
            bytes = (long)surrogate.Content.Length,
            content = surrogate.Content.ToArray(),
        };
        if (surrogate.IsCurrent)
        {
            await connection.ExecuteAsync("UPDATE surrogates SET is_current = 0 WHERE target_id = @targetId AND is_current = 1", row, transaction);
        }

        // The same samples and seed make the same surrogate again: it is known, and of the training that made it last.
        await connection.ExecuteAsync(
            """
            INSERT INTO surrogates (id, target_id, job_id, seed, device_seconds, is_current, report, created_at, bytes, content)
            VALUES (@Id, @targetId, @jobId, @seed, @DeviceSeconds, @isCurrent, @report, @createdAt, @bytes, @content)
            ON CONFLICT (id) DO UPDATE SET job_id = @jobId, report = @report,
                is_current = CASE WHEN @isCurrent = 1 THEN 1 ELSE surrogates.is_current END
            """,
            row,
            transaction);
    }
}
