using System.Collections.Concurrent;
using Profiler.Fleet.Connections;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Transports.Ssh;

/// <summary>
/// Compares what the hosts on the way to a board show with what was confirmed. Only fingerprints are kept with a device;
/// the keys to them are asked for once and remembered, which a fingerprint of 256 bits makes safe.
/// </summary>
public sealed class HostKeyScanner(ISshLinks links)
{
    private readonly ConcurrentDictionary<string, HostKey> _known = new();

    /// <summary>
    /// The first key on the way that is not as confirmed; null where all are. A host in between comes first: the board
    /// behind it is asked only through a confirmed one.
    /// </summary>
    /// <exception cref="ProfilerException">A host cannot be reached (Unreachable), or the one in between refuses (AccessDenied).</exception>
    public async Task<UnconfirmedHostKey?> FindUnconfirmedAsync(SshConnection connection, CancellationToken cancellationToken)
    {
        _known.TryRemove(connection.HostKey ?? string.Empty, out _);
        _known.TryRemove(connection.ProxyJumpHostKey ?? string.Empty, out _);
        return (await CheckAsync(connection, cancellationToken)).Unconfirmed;
    }

    /// <summary>The keys that the hosts must show.</summary>
    /// <exception cref="ProfilerException">One is not confirmed, or another than that (HostKeyRejected); see also above.</exception>
    internal async Task<KnownHostKeys> RequireAsync(SshConnection connection, CancellationToken cancellationToken)
    {
        (KnownHostKeys? keys, UnconfirmedHostKey? unconfirmed) = await CheckAsync(connection, cancellationToken);
        return keys ?? throw unconfirmed!.Rejected();
    }

    private async Task<(KnownHostKeys? Keys, UnconfirmedHostKey? Unconfirmed)> CheckAsync(
        SshConnection connection, CancellationToken cancellationToken)
    {
        SshRoute route = SshRoute.Of(connection);
        HostKey? jump = null;
        if (route.Jump is { } host)
        {
            HostKey shown = await ReadAsync(route, null, connection.ProxyJumpHostKey, cancellationToken);
            if (shown.Fingerprint != connection.ProxyJumpHostKey)
            {
                return (null, new UnconfirmedHostKey(host, shown, connection.ProxyJumpHostKey, IsJump: true));
            }

            jump = shown;
        }

        HostKey board = await ReadAsync(route, jump, connection.HostKey, cancellationToken);
        return board.Fingerprint == connection.HostKey
            ? (new KnownHostKeys(board, jump), null)
            : (null, new UnconfirmedHostKey(route.Board, board, connection.HostKey, IsJump: false));
    }

    /// <summary>The key with the pinned fingerprint, of whichever family; where the host has none, the one it shows first.</summary>
    private async Task<HostKey> ReadAsync(SshRoute route, HostKey? jumpKey, string? pinned, CancellationToken cancellationToken)
    {
        if (pinned is not null && _known.TryGetValue(pinned, out HostKey? known))
        {
            return known;
        }

        HostKey first = await links.ReadHostKeyAsync(route, jumpKey, null, cancellationToken)
            ?? throw new ProfilerException(ErrorCode.Unreachable, $"{route.Board} shows no host key that this machine's ssh understands.");
        if (pinned is null)
        {
            return first;
        }

        HostKey? match = first.Fingerprint == pinned ? first : null;
        foreach (HostKeyFamily family in Enum.GetValues<HostKeyFamily>().Where(family => family != first.Family))
        {
            match ??= await links.ReadHostKeyAsync(route, jumpKey, family, cancellationToken) is { } other && other.Fingerprint == pinned
                ? other
                : null;
        }

        if (match is not null)
        {
            _known[pinned] = match;
        }

        return match ?? first;
    }
}
