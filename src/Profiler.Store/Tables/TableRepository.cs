using System.Collections.Immutable;
using Dapper;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;
using Profiler.Networks.Errors;
using Profiler.Store.Changes;
using Profiler.Store.Connections;
using Profiler.Store.Targets;

namespace Profiler.Store.Tables;

/// <summary>Lookup tables: immutable snapshots, found by space, input, target and method.</summary>
public sealed class TableRepository
{
    private readonly DatabaseSessions _sessions;
    private readonly TimeProvider _time;

    internal TableRepository(DatabaseSessions sessions, TimeProvider time)
    {
        _sessions = sessions;
        _time = time;
    }

    /// <summary>Keeps a table that was made elsewhere; the same table a second time changes nothing.</summary>
    /// <exception cref="ArgumentException">The table's id is not that of its text form.</exception>
    public Task AddAsync(LookupTable table) => _sessions.InTransactionAsync(async (transaction, changes) =>
    {
        await TableRow.AddAsync(transaction, table, _time);
        changes.Add(new Change(ChangeKinds.Table, table.Id));
        return true;
    });

    /// <summary>The tables that fit, the newest first.</summary>
    public Task<ImmutableArray<TableSummary>> FindAsync(TableQuery query) => _sessions.RunAsync(async connection =>
    {
        IEnumerable<TableRow> rows = await connection.QueryAsync<TableRow>(
            $"""
            SELECT {TableRow.Columns} FROM lookup_tables
            WHERE (@fingerprint IS NULL OR space_fingerprint = @fingerprint) AND (@input IS NULL OR input = @input)
                AND (@targetId IS NULL OR target_id = @targetId) AND (@method IS NULL OR method = @method)
            ORDER BY created_at DESC, id
            """,
            new
            {
                fingerprint = query.SpaceFingerprint,
                input = query.Input?.ToString(),
                targetId = query.Target?.Id,
                method = query.Method?.ToString(),
            });
        var found = ImmutableArray.CreateBuilder<TableSummary>();
        foreach (TableRow row in rows)
        {
            found.Add(row.ToSummary(await TargetRow.GetAsync(connection, row.TargetId)));
        }

        return found.ToImmutable();
    });

    /// <summary>A whole table.</summary>
    /// <param name="id">Its id, or as many first digits of it as tell it from the others.</param>
    /// <exception cref="ProfilerException">No table or more than one begins so.</exception>
    public Task<LookupTable> GetAsync(string id) => _sessions.RunAsync(async connection =>
    {
        string[] ids = [.. await connection.QueryAsync<string>("SELECT id FROM lookup_tables ORDER BY id")];
        string[] fitting = [.. ids.Where(known => id.Length > 0 && known.StartsWith(id, StringComparison.OrdinalIgnoreCase))];
        if (fitting.Length != 1)
        {
            throw fitting.Length == 0
                ? NameSuggestion.Unknown("table", id, ids)
                : new ProfilerException(
                    ErrorCode.UnknownName, $"'{id}' could be any of the tables {string.Join(", ", fitting)}.", "Give more digits.");
        }

        DocumentRow row = await connection.QuerySingleAsync<DocumentRow>(
            "SELECT csv AS Csv, provenance AS ProvenanceJson FROM lookup_tables WHERE id = @id", new { id = fitting[0] });
        return TableText.Parse(new TableDocument(row.Csv, row.ProvenanceJson), $"table {fitting[0]} in {_sessions.Name}");
    });

    private sealed record DocumentRow(string Csv, string ProvenanceJson);
}
