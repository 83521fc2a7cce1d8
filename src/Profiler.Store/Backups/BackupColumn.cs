using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace Profiler.Store.Backups;

/// <summary>A column, and how its values are written as JSON: bytes in Base64, a double that is no number as text.</summary>
internal sealed record BackupColumn(string Name, DbType Type)
{
    public static BackupColumn[] Of(DbDataReader reader) =>
        [.. Enumerable.Range(0, reader.FieldCount).Select(i => new BackupColumn(reader.GetName(i), TypeOf(reader.GetDataTypeName(i))))];

    public void Write(Utf8JsonWriter json, DbDataReader reader, int ordinal)
    {
        if (reader.IsDBNull(ordinal))
        {
            json.WriteNullValue();
            return;
        }

        switch (Type)
        {
            case DbType.Int64:
                json.WriteNumberValue(reader.GetInt64(ordinal));
                break;
            case DbType.Double when double.IsFinite(reader.GetDouble(ordinal)):
                json.WriteNumberValue(reader.GetDouble(ordinal));
                break;
            case DbType.Double:
                json.WriteStringValue(reader.GetDouble(ordinal).ToString(CultureInfo.InvariantCulture));
                break;
            case DbType.Binary:
                json.WriteBase64StringValue(reader.GetFieldValue<byte[]>(ordinal));
                break;
            default:
                json.WriteStringValue(reader.GetString(ordinal));
                break;
        }
    }

    /// <exception cref="InvalidOperationException">The value is not of the column's type.</exception>
    /// <exception cref="FormatException">The value is not of the column's type.</exception>
    public object Read(JsonElement value) => value.ValueKind == JsonValueKind.Null
        ? DBNull.Value
        : Type switch
        {
            DbType.Int64 => value.GetInt64(),
            DbType.Double when value.ValueKind == JsonValueKind.String => double.Parse(value.GetString()!, CultureInfo.InvariantCulture),
            DbType.Double => value.GetDouble(),
            DbType.Binary => value.GetBytesFromBase64(),
            _ => value.GetString()!,
        };

    private static DbType TypeOf(string declared) => declared.ToUpperInvariant() switch
    {
        "TEXT" => DbType.String,
        "BIGINT" => DbType.Int64,
        "DOUBLE PRECISION" => DbType.Double,
        "BLOB" or "BYTEA" => DbType.Binary,
        _ => throw new InvalidOperationException($"Backups do not know columns of the type {declared}."),
    };
}
