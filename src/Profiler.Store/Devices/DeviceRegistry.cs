using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Profiler.Networks.Errors;
using Profiler.Store.Changes;
using Profiler.Store.Connections;
using Profiler.Store.Jobs;
using Profiler.Store.Leases;

namespace Profiler.Store.Devices;

/// <summary>The devices that jobs can be queued for.</summary>
public sealed class DeviceRegistry
{
    private readonly DatabaseSessions _sessions;
    private readonly TimeProvider _time;

    internal DeviceRegistry(DatabaseSessions sessions, TimeProvider time)
    {
        _sessions = sessions;
        _time = time;
    }

    /// <summary>Registers a device; the same one a second time changes nothing.</summary>
    /// <exception cref="ProfilerException">A device of that name is registered with another connection (Conflict).</exception>
    public Task<RegisteredDevice> RegisterAsync(string name, string connectionJson) =>
        _sessions.InTransactionAsync(async (transaction, changes) =>
        {
            DbConnection connection = transaction.Connection!;
            await LaneRow.AddAsync(transaction, name);
            int added = await connection.ExecuteAsync(
                """
                INSERT INTO registered_devices (name, connection, state, registered_at, version)
                VALUES (@name, @connectionJson, 'Active', @now, 1) ON CONFLICT DO NOTHING
                """,
                new { name, connectionJson, now = TimeText.Of(_time.GetUtcNow()) },
                transaction);
            RegisteredDevice device = await DeviceRow.GetAsync(connection, name, transaction);
            if (added == 1)
            {
                changes.Add(new Change(ChangeKinds.Device, name));
            }

            return device.ConnectionJson == connectionJson
                ? device
                : throw new ProfilerException(
                    ErrorCode.Conflict,
                    $"The device '{name}' is registered with another connection.",
                    "Choose another name, or remove the device first; a changed host key is confirmed with 'profiler device confirm'.");
        });

    /// <summary>Changes how a device is reached, as when a host key is confirmed; a quarantined one is tried at once.</summary>
    public Task<RegisteredDevice> ReconnectAsync(string name, string connectionJson) => UpdateAsync(
        name,
        "connection = @connectionJson, probe_at = CASE WHEN probe_at IS NULL THEN NULL ELSE @at END",
        new { name, connectionJson, at = TimeText.Of(_time.GetUtcNow()) });

    /// <exception cref="ProfilerException">There is no such device.</exception>
    public Task<RegisteredDevice> GetAsync(string name) => _sessions.RunAsync(connection => DeviceRow.GetAsync(connection, name));

    /// <summary>Every registered device, by name.</summary>
    public Task<ImmutableArray<RegisteredDevice>> AllAsync() => _sessions.RunAsync(async connection =>
        (await connection.QueryAsync<DeviceRow>($"SELECT {DeviceRow.Columns} FROM registered_devices ORDER BY name"))
            .Select(row => row.ToDevice()).ToImmutableArray());

    public Task<RegisteredDevice> PauseAsync(string name) => UpdateAsync(name, "state = 'Paused', probe_at = NULL", new { name });

    /// <summary>Notes that a probe met no problem any more; whether the device takes jobs stays as it is.</summary>
    public Task ClearProblemAsync(string name) =>
        UpdateAsync(name, "error_code = NULL, error_message = NULL, error_advice = NULL", new { name });

    /// <summary>Takes a paused or quarantined device back.</summary>
    public Task<RegisteredDevice> ActivateAsync(string name) => UpdateAsync(
        name,
        "state = 'Active', probe_at = NULL, error_code = NULL, error_message = NULL, error_advice = NULL",
        new { name });

    /// <summary>Sets an active device aside; a paused one stays paused and only keeps the problem.</summary>
    public Task QuarantineAsync(string name, ItemFailure problem, DateTimeOffset probeAt) => UpdateAsync(
        name,
        """
        state = CASE WHEN state = 'Paused' THEN 'Paused' ELSE 'Quarantined' END,
        probe_at = CASE WHEN state = 'Paused' THEN NULL ELSE @probeAt END,
        error_code = @code, error_message = @Message, error_advice = @Advice
        """,
        new { name, probeAt = TimeText.Of(probeAt), code = problem.Code.ToString(), problem.Message, problem.Advice });

    /// <summary>Notes that the device's agent answered.</summary>
    public Task SeenAsync(string name) => UpdateAsync(name, "seen_at = @now", new { name, now = TimeText.Of(_time.GetUtcNow()) });

    public Task SetAdmissionAsync(string name, string fingerprint, string admissionJson) =>
        UpdateAsync(name, "fingerprint = @fingerprint, admission = @admissionJson", new { name, fingerprint, admissionJson });

    /// <summary>Removes the registration; what was measured is kept.</summary>
    /// <exception cref="ProfilerException">There is no such device, or unfinished jobs wait for it (Conflict).</exception>
    public Task RemoveAsync(string name) => _sessions.InTransactionAsync(async (transaction, changes) =>
    {
        DbConnection connection = transaction.Connection!;
        int removed = await connection.ExecuteAsync("DELETE FROM registered_devices WHERE name = @name", new { name }, transaction);
        if (removed == 0)
        {
            await DeviceRow.GetAsync(connection, name, transaction);
        }

        string[] unfinished = [.. await connection.QueryAsync<string>(
            "SELECT id FROM queued_jobs WHERE device = @name AND state IN ('Queued', 'Running') ORDER BY place LIMIT 6",
            new { name },
            transaction)];
        changes.Add(new Change(ChangeKinds.Device, name));
        return unfinished.Length == 0
            ? removed
            : throw new ProfilerException(
                ErrorCode.Conflict,
                $"The device '{name}' has unfinished jobs: {string.Join(", ", unfinished[..Math.Min(5, unfinished.Length)])}"
                + (unfinished.Length > 5 ? "…" : "."),
                "Cancel them or let them finish, then remove the device.");
    });

    private Task<RegisteredDevice> UpdateAsync(string name, string assignments, object values) =>
        _sessions.InTransactionAsync(async (transaction, changes) =>
        {
            await transaction.Connection!.ExecuteAsync(
                $"UPDATE registered_devices SET {assignments}, version = version + 1 WHERE name = @name", values, transaction);
            changes.Add(new Change(ChangeKinds.Device, name));
            return await DeviceRow.GetAsync(transaction.Connection!, name, transaction);
        });
}
