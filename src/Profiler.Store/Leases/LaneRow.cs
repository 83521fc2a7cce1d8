using System.Data.Common;
using Dapper;
using Profiler.Networks.Errors;
using Profiler.Store.Connections;

namespace Profiler.Store.Leases;

/// <summary>A row of lanes that is held, and what is done to lanes within a transaction.</summary>
internal sealed record LaneRow(string Device, long Token, string JobId, string Holder, string ExpiresAt)
{
    public const string Columns =
        "device AS Device, token AS Token, job_id AS JobId, holder AS Holder, expires_at AS ExpiresAt";

    public LaneLease ToLease() => new(Device, Token, JobId, Holder, TimeText.Parse(ExpiresAt));

    /// <summary>
    /// Keeps the lane from being granted to another until the transaction ends. A lease that has expired and was not
    /// granted to another still counts as held.
    /// </summary>
    /// <exception cref="ProfilerException">LeaseLost.</exception>
    public static async Task RequireHeldAsync(DbTransaction transaction, LaneLease lease, Dialect dialect)
    {
        long? held = await transaction.Connection!.ExecuteScalarAsync<long?>(
            $"SELECT token FROM lanes WHERE device = @Device AND token = @Token AND job_id = @JobId {dialect.ForUpdate}",
            new { lease.Device, lease.Token, lease.JobId },
            transaction);
        if (held is null)
        {
            throw new ProfilerException(
                ErrorCode.LeaseLost,
                $"'{lease.Holder}' no longer holds the device '{lease.Device}' for the job {lease.JobId}: its lease {lease.Token} "
                + "expired or was given back.",
                "Stop working on this job; whoever holds the device now goes on with it.");
        }
    }

    /// <summary>A lane for a new device; that of one that was registered before goes on with its tokens.</summary>
    public static Task AddAsync(DbTransaction transaction, string device) => transaction.Connection!.ExecuteAsync(
        "INSERT INTO lanes (device, token) VALUES (@device, 0) ON CONFLICT DO NOTHING", new { device }, transaction);

    public static Task TakeAsync(DbTransaction transaction, LaneLease lease) => transaction.Connection!.ExecuteAsync(
        "UPDATE lanes SET token = @Token, job_id = @JobId, holder = @Holder, expires_at = @expiresAt WHERE device = @Device",
        new { lease.Token, lease.JobId, lease.Holder, expiresAt = TimeText.Of(lease.ExpiresAt), lease.Device },
        transaction);

    public static Task FreeAsync(DbTransaction transaction, string device) => transaction.Connection!.ExecuteAsync(
        "UPDATE lanes SET job_id = NULL, holder = NULL, expires_at = NULL WHERE device = @device", new { device }, transaction);
}
