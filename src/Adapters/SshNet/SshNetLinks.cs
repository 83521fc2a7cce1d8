using Profiler.Fleet.Transports.Ssh;

namespace Profiler.Adapters.SshNet;

/// <summary>
/// Links made by SSH.NET, inside this process. It knows no ssh_config and no agent: a device's own key file is the only
/// credential, and the addresses are taken as they stand.
/// </summary>
public sealed class SshNetLinks(SshSettings settings, TimeProvider time) : ISshLinks
{
    public async Task<HostKey?> ReadHostKeyAsync(
        SshRoute route, HostKey? jumpKey, HostKeyFamily? family, CancellationToken cancellationToken)
    {
        bool asksJump = route.Jump is not null && jumpKey is null;
        var faults = new SshNetFaults(route, settings);
        return await LimitAsync(faults, async limit =>
        {
            if (asksJump)
            {
                return await HostKeyReader.ReadAsync(SshNetHop.Direct(route.Jump!), family, faults, limit);
            }

            await using SshNetTunnel? tunnel = jumpKey is null ? null : await SshNetTunnel.OpenAsync(route, jumpKey, faults, limit);
            return await HostKeyReader.ReadAsync(SshNetHop.To(route.Board, tunnel), family, faults, limit);
        }, cancellationToken);
    }

    public async Task<ISshLink> OpenAsync(SshRoute route, KnownHostKeys keys, CancellationToken cancellationToken)
    {
        var faults = new SshNetFaults(route, settings);
        return await LimitAsync(faults, limit => SshNetLink.OpenAsync(route, keys, faults, time, limit), cancellationToken);
    }

    private static async Task<T> LimitAsync<T>(SshNetFaults faults, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(faults.Settings.Open);
        try
        {
            return await work(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw faults.Silent();
        }
    }
}
