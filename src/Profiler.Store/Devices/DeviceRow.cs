using System.Data.Common;
using Dapper;
using Profiler.Networks.Errors;
using Profiler.Store.Connections;
using Profiler.Store.Jobs;

namespace Profiler.Store.Devices;

/// <summary>A row of registered_devices.</summary>
internal sealed record DeviceRow(
    string Name,
    string Connection,
    string State,
    string? ErrorCode,
    string? ErrorMessage,
    string? ErrorAdvice,
    string? ProbeAt,
    string? Fingerprint,
    string? Admission,
    string RegisteredAt,
    string? SeenAt,
    long Version)
{
    public const string Columns = """
        name AS Name, connection AS Connection, state AS State, error_code AS ErrorCode, error_message AS ErrorMessage,
        error_advice AS ErrorAdvice, probe_at AS ProbeAt, fingerprint AS Fingerprint, admission AS Admission,
        registered_at AS RegisteredAt, seen_at AS SeenAt, version AS Version
        """;

    /// <exception cref="ProfilerException">There is no such device.</exception>
    public static async Task<RegisteredDevice> GetAsync(DbConnection connection, string name, DbTransaction? transaction = null)
    {
        DeviceRow row = await connection.QuerySingleOrDefaultAsync<DeviceRow>(
            $"SELECT {Columns} FROM registered_devices WHERE name = @name", new { name }, transaction)
            ?? throw await UnknownAsync(connection, name, transaction);
        return row.ToDevice();
    }

    /// <summary>The error for a device that is not registered, with the nearest one that is.</summary>
    public static async Task<ProfilerException> UnknownAsync(DbConnection connection, string name, DbTransaction? transaction) =>
        NameSuggestion.Unknown(
            "registered device",
            name,
            await connection.QueryAsync<string>("SELECT name FROM registered_devices ORDER BY name", transaction: transaction),
            "'profiler device add NAME' registers one; with --local the coordinator's own machine.");

    public RegisteredDevice ToDevice() => new(
        Name,
        Connection,
        Enum.Parse<RegisteredDeviceState>(State),
        FailureColumns.Read(ErrorCode, ErrorMessage, ErrorAdvice),
        TimeText.ParseOrNull(ProbeAt),
        Fingerprint,
        Admission,
        TimeText.Parse(RegisteredAt),
        TimeText.ParseOrNull(SeenAt),
        Version);
}
