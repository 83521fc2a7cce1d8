using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace Profiler.Store.Backups;

/// <summary>Reads a table's lines into the database.</summary>
internal static class TableImport
{
    /// <returns>How many rows were added.</returns>
    /// <exception cref="Networks.Errors.ProfilerException">The lines are not this table's.</exception>
    public static async Task<long> ReadAsync(DbTransaction transaction, string table, LineReader lines, CancellationToken cancellationToken)
    {
        Dictionary<string, BackupColumn> known = (await ColumnsAsync(transaction, table)).ToDictionary(column => column.Name);
        byte[] header = await lines.ReadAsync(cancellationToken) ?? throw ArchiveFault.Damaged($"the table {table} has no header");
        BackupColumn[] columns = Parse(table, header, names => names.EnumerateArray().Select(name => known[name.GetString()!]).ToArray());
        if (columns.Distinct().Count() != known.Count || columns.Length != known.Count)
        {
            throw ArchiveFault.Damaged($"the table {table} has other columns than its schema version says");
        }

        await using DbCommand insert = Insert(transaction, table, columns);
        await insert.PrepareAsync(cancellationToken);
        long rows = 0;
        for (; await lines.ReadAsync(cancellationToken) is { } line; rows++)
        {
            object[] values = Parse(table, line, row => Values(columns, row));
            for (int i = 0; i < columns.Length; i++)
            {
                insert.Parameters[i].Value = values[i];
            }

            await insert.ExecuteNonQueryAsync(cancellationToken);
        }

        return rows;
    }

    private static async Task<BackupColumn[]> ColumnsAsync(DbTransaction transaction, string table)
    {
        await using DbCommand command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"SELECT * FROM {table} WHERE 1 = 0";
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        return BackupColumn.Of(reader);
    }

    private static DbCommand Insert(DbTransaction transaction, string table, BackupColumn[] columns)
    {
        DbCommand command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        string names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
        string values = string.Join(", ", columns.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"@p{i}")));
        command.CommandText = $"INSERT INTO {table} ({names}) VALUES ({values})";
        for (int i = 0; i < columns.Length; i++)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"p{i}");
            parameter.DbType = columns[i].Type;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static object[] Values(BackupColumn[] columns, JsonElement row) => row.GetArrayLength() == columns.Length
        ? [.. columns.Zip(row.EnumerateArray(), (column, value) => column.Read(value))]
        : throw new FormatException("a row has another length than the header");

    private static T Parse<T>(string table, byte[] line, Func<JsonElement, T> read)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            return read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw ArchiveFault.Damaged($"the table {table} has a line that is not its own ({error.Message.TrimEnd('.')})", error);
        }
    }
}
