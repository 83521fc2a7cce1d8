using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Profiler.Coordinator.Tests.Fuzzing;

/// <summary>One hash of every row of every table, and of the files beside the database.</summary>
internal static class DatabaseHash
{
    public static async Task<string> OfAsync(string path)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        foreach (object?[] table in await RowsAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"))
        {
            Add(hash, $"{table[0]}");
            foreach (object?[] row in (await RowsAsync(connection, $"SELECT * FROM \"{table[0]}\"")))
            {
                Add(hash, string.Join('|', row.Select(Shown)));
            }
        }

        foreach (string file in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "*", SearchOption.AllDirectories)
            .Where(file => !file.StartsWith(path, StringComparison.Ordinal) || file.StartsWith($"{path}.", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            Add(hash, file);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static async Task<List<object?[]>> RowsAsync(SqliteConnection connection, string query)
    {
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = query;
        await using SqliteDataReader reader = await command.ExecuteReaderAsync();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
        {
            object?[] row = new object?[reader.FieldCount];
            reader.GetValues(row!);
            rows.Add(row);
        }

        return rows;
    }

    private static string Shown(object? value) =>
        value is byte[] bytes ? Convert.ToHexString(SHA256.HashData(bytes)) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static void Add(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes($"{text}\n"));
}
