using System.Buffers;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;

namespace Profiler.Store.Backups;

/// <summary>Writes a table as lines of JSON: an array of the columns' names, then an array of values for each row.</summary>
internal static class TableExport
{
    private const int BufferBytes = 1 << 16;

    public static async Task<BackupTable> WriteAsync(
        DbTransaction transaction, string table, Stream stream, CancellationToken cancellationToken)
    {
        await using DbCommand command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"SELECT * FROM {table}";
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var lines = new ArrayBufferWriter<byte>(2 * BufferBytes);
        await using var json = new Utf8JsonWriter(lines);
        BackupColumn[] columns = BackupColumn.Of(reader);
        WriteHeader(json, columns);
        EndLine(json, lines);
        long rows = 0;
        for (; await reader.ReadAsync(cancellationToken); rows++)
        {
            WriteRow(json, columns, reader);
            EndLine(json, lines);
            if (lines.WrittenCount >= BufferBytes)
            {
                await FlushAsync(lines, hash, stream, cancellationToken);
            }
        }

        await FlushAsync(lines, hash, stream, cancellationToken);
        return new BackupTable(table, rows, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static void WriteHeader(Utf8JsonWriter json, BackupColumn[] columns)
    {
        json.WriteStartArray();
        foreach (BackupColumn column in columns)
        {
            json.WriteStringValue(column.Name);
        }

        json.WriteEndArray();
    }

    private static void WriteRow(Utf8JsonWriter json, BackupColumn[] columns, DbDataReader reader)
    {
        json.WriteStartArray();
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i].Write(json, reader, i);
        }

        json.WriteEndArray();
    }

    private static void EndLine(Utf8JsonWriter json, ArrayBufferWriter<byte> lines)
    {
        json.Flush();
        json.Reset();
        lines.Write("\n"u8);
    }

    private static async Task FlushAsync(
        ArrayBufferWriter<byte> lines, IncrementalHash hash, Stream stream, CancellationToken cancellationToken)
    {
        hash.AppendData(lines.WrittenSpan);
        await stream.WriteAsync(lines.WrittenMemory, cancellationToken);
        lines.ResetWrittenCount();
    }
}
