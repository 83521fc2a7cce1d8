using System.Collections.Immutable;
using System.Globalization;
using Dapper;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Targets;
using Profiler.Store.Connections;
using Profiler.Store.Json;

namespace Profiler.Store.Targets;

/// <summary>Devices, targets, and each target's calibrated reference latency.</summary>
public sealed class TargetRepository
{
    private readonly DatabaseSessions _sessions;
    private readonly TimeProvider _time;

    internal TargetRepository(DatabaseSessions sessions, TimeProvider time)
    {
        _sessions = sessions;
        _time = time;
    }

    /// <summary>Keeps what an agent said about its device, in place of what was said before.</summary>
    public Task RecordDeviceAsync(string name, DeviceDescription description) => _sessions.InTransactionAsync(async transaction =>
        await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO devices (name, description_id, seen_at) VALUES (@name, @descriptionId, @seenAt)
            ON CONFLICT (name) DO UPDATE SET description_id = @descriptionId, seen_at = @seenAt
            """,
            new
            {
                name,
                descriptionId = await DeviceDescriptionRow.AddAsync(transaction, description),
                seenAt = _time.GetUtcNow().ToString("O"),
            },
            transaction));

    /// <summary>Every device that was ever described, by name.</summary>
    public Task<ImmutableArray<KnownDevice>> DevicesAsync() => _sessions.RunAsync(async connection =>
    {
        IEnumerable<DeviceRow> rows = await connection.QueryAsync<DeviceRow>(
            """
            SELECT d.name AS Name, p.description AS Description, d.seen_at AS SeenAt
            FROM devices d JOIN device_descriptions p ON p.id = d.description_id ORDER BY d.name
            """);
        return rows.Select(row => new KnownDevice(
            row.Name,
            StoreJson.Read<DeviceDescription>(row.Description),
            DateTimeOffset.Parse(row.SeenAt, CultureInfo.InvariantCulture))).ToImmutableArray();
    });

    /// <summary>Every target that something was measured for, by its id.</summary>
    public Task<ImmutableArray<Target>> AllAsync() => _sessions.RunAsync(async connection =>
    {
        IEnumerable<TargetRow> rows = await connection.QueryAsync<TargetRow>(
            $"SELECT {TargetRow.Columns} FROM targets t ORDER BY t.id");
        return rows.Select(row => row.ToTarget()).ToImmutableArray();
    });

    /// <summary>
    /// Sets the target's reference latency if it has none yet; the first one stays, so that numbers of different
    /// days are on one scale.
    /// </summary>
    /// <param name="referenceMs">In ms, above 0, as just measured.</param>
    /// <returns>The latency that holds: the one given, or the one set before.</returns>
    public Task<double> CalibrateAsync(Target target, string referenceSha256, double referenceMs)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(referenceMs);
        return _sessions.InTransactionAsync(async transaction =>
        {
            await TargetRow.AddAsync(transaction, target);
            var values = new { target.Id, referenceSha256, referenceMs, at = _time.GetUtcNow().ToString("O") };
            await transaction.Connection!.ExecuteAsync(
                """
                INSERT INTO calibrations (target_id, reference_sha256, reference_ms, calibrated_at)
                VALUES (@Id, @referenceSha256, @referenceMs, @at) ON CONFLICT DO NOTHING
                """,
                values,
                transaction);
            return await transaction.Connection!.ExecuteScalarAsync<double>(
                "SELECT reference_ms FROM calibrations WHERE target_id = @Id AND reference_sha256 = @referenceSha256", values, transaction);
        });
    }

    /// <summary>The target's reference latency in ms; null where it was never calibrated with this reference.</summary>
    public Task<double?> ReferenceMsAsync(Target target, string referenceSha256) => _sessions.RunAsync(connection =>
        connection.ExecuteScalarAsync<double?>(
            "SELECT reference_ms FROM calibrations WHERE target_id = @Id AND reference_sha256 = @referenceSha256",
            new { target.Id, referenceSha256 }));

    private sealed record DeviceRow(string Name, string Description, string SeenAt);
}
