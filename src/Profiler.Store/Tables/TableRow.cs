using System.Data.Common;
using System.Globalization;
using Dapper;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;
using Profiler.Measurement.Targets;
using Profiler.Networks.Shapes;
using Profiler.Store.Targets;

namespace Profiler.Store.Tables;

/// <summary>The columns that tables are listed by, and the one way to write a table.</summary>
internal sealed record TableRow(
    string Id,
    string SpaceName,
    string SpaceFingerprint,
    string Input,
    string TargetId,
    string Method,
    long Entries,
    double DeviceSeconds,
    string CreatedAt)
{
    public const string Columns = """
        id AS Id, space_name AS SpaceName, space_fingerprint AS SpaceFingerprint, input AS Input, target_id AS TargetId,
        method AS Method, entries AS Entries, device_seconds AS DeviceSeconds, created_at AS CreatedAt
        """;

    public TableSummary ToSummary(Target target) => new(
        Id,
        SpaceName,
        SpaceFingerprint,
        TensorShape.Parse(Input),
        target,
        Enum.Parse<FillMethod>(Method),
        (int)Entries,
        DeviceSeconds,
        DateTimeOffset.Parse(CreatedAt, CultureInfo.InvariantCulture));

    /// <summary>Adds a table; the same table a second time changes nothing.</summary>
    public static async Task AddAsync(DbTransaction transaction, LookupTable table, TimeProvider time)
    {
        TableDocument document = TableText.Compose(table);
        await TargetRow.AddAsync(transaction, table.Target);
        await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO lookup_tables (id, space_name, space_fingerprint, input, target_id, method, entries, device_seconds,
                created_at, added_at, csv, provenance)
            VALUES (@Id, @SpaceName, @SpaceFingerprint, @input, @targetId, @method, @entries, @DeviceSeconds,
                @createdAt, @addedAt, @Csv, @ProvenanceJson)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                table.Id,
                table.SpaceName,
                table.SpaceFingerprint,
                input = table.Input.ToString(),
                targetId = table.Target.Id,
                method = table.Method.ToString(),
                entries = (long)table.Entries.Length,
                table.Provenance.DeviceSeconds,
                createdAt = table.Provenance.CreatedAt.ToUniversalTime().ToString("O"),
                addedAt = time.GetUtcNow().ToString("O"),
                document.Csv,
                document.ProvenanceJson,
            },
            transaction);
    }
}
