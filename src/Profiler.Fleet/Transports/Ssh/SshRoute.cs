using Profiler.Fleet.Connections;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Transports.Ssh;

/// <summary>A checked way to a board.</summary>
/// <param name="Jump">The host in between; null for none.</param>
/// <param name="KeyFile">The private key for both, on this machine; null for those that OpenSSH finds.</param>
public sealed record SshRoute(SshAddress Board, SshAddress? Jump, string? KeyFile)
{
    /// <summary>Checks all that a connection says; touches neither disk nor network.</summary>
    /// <exception cref="ProfilerException">A part cannot be used (InvalidArgument).</exception>
    public static SshRoute Of(SshConnection connection)
    {
        RequireFingerprint(connection.HostKey);
        RequireFingerprint(connection.ProxyJumpHostKey);
        RequirePath(connection.Folder, "folder");
        RequirePath(connection.DotNet, ".NET host");
        if (connection.KeyFile is { } key)
        {
            // ssh would expand what follows these characters in a key file's name.
            RequirePath(key, "key file");
            if (!Path.IsPathRooted(key) || key.AsSpan().IndexOfAny('%', '$') >= 0)
            {
                throw Unusable(key, "key file", "an absolute path without % and $");
            }
        }

        return new SshRoute(
            new SshAddress(connection.Host, connection.Port, connection.User),
            connection.ProxyJump is { } jump ? SshAddress.Parse(jump) : null,
            connection.KeyFile);
    }

    private static void RequireFingerprint(string? fingerprint)
    {
        if (fingerprint is not null)
        {
            HostKey.RequireFingerprint(fingerprint);
        }
    }

    private static void RequirePath(string path, string what)
    {
        if (path.Length == 0 || path[0] is '-' or '~' || path.Any(char.IsControl))
        {
            throw Unusable(path, what, "a path that begins with neither - nor ~; relative ones are below the account's home");
        }
    }

    private static ProfilerException Unusable(string path, string what, string wanted) =>
        new(ErrorCode.InvalidArgument, $"'{path}' cannot be the {what}.", $"Give {wanted}.");
}
