using Profiler.Networks.Errors;

namespace Profiler.Fleet.Transports.Ssh.OpenSsh;

/// <summary>What ssh's words at a failed connection mean.</summary>
internal static class OpenSshFaults
{
    public const string NoSuchHostKey = "no matching host key type found";

    private static readonly (string Words, ErrorCode Code, string Advice)[] Known =
    [
        ("Host key verification failed", ErrorCode.HostKeyRejected, "Compare the key with what the host itself shows, then confirm it."),
        (NoSuchHostKey, ErrorCode.HostKeyRejected, "The host has no key of the confirmed kind any more; compare its new one, then confirm that."),
        ("Permission denied", ErrorCode.AccessDenied, "Put the public key into the account's ~/.ssh/authorized_keys on that host, and name its private key."),
        ("Too many authentication failures", ErrorCode.AccessDenied, "Name the private key, so that only that one is offered."),
        ("bad permissions", ErrorCode.AccessDenied, "Make the private key readable by its owner alone: chmod 600."),
        ("Bad configuration option", ErrorCode.InvalidArgument, "Mend the ssh_config that it names."),
        ("bad configuration options", ErrorCode.InvalidArgument, "Mend the ssh_config that it names."),
        ("Could not resolve hostname", ErrorCode.Unreachable, "Check the name's spelling, or give the address."),
        ("Connection refused", ErrorCode.Unreachable, "Nothing listens there: check the port, and that sshd runs on the host."),
        ("Connection timed out", ErrorCode.Unreachable, "Check that the host is on and that no firewall stands in between."),
        ("Operation timed out", ErrorCode.Unreachable, "Check that the host is on and that no firewall stands in between."),
        ("No route to host", ErrorCode.Unreachable, "Check the address, and that the host is on."),
        ("Network is unreachable", ErrorCode.Unreachable, "Check the address and this machine's network."),
    ];

    public static ProfilerException Of(SshRoute route, string errors)
    {
        (string Words, ErrorCode Code, string Advice) fault = Known
            .Append((Words: string.Empty, Code: ErrorCode.Unreachable, Advice: "Try the same with ssh by hand."))
            .First(known => errors.Contains(known.Words, StringComparison.Ordinal));
        string way = route.Jump is { } jump ? $"{route.Board} through {jump}" : route.Board.ToString();
        return new ProfilerException(fault.Code, $"No link to {way}: {(errors.Length > 0 ? errors : "ssh ended without a word")}", fault.Advice);
    }

    public static ProfilerException Silent(SshRoute route, TimeSpan limit) => new(
        ErrorCode.Unreachable, $"No link to {route.Board}: it said nothing for {limit.TotalSeconds:0} s.", "Check the board's load and its link.");
}
