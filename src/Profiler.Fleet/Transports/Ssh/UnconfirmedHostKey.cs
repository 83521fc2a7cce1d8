using Profiler.Fleet.Connections;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Transports.Ssh;

/// <summary>A host key on the way to a board that nobody has confirmed.</summary>
/// <param name="Key">What the host shows.</param>
/// <param name="Pinned">The fingerprint that was confirmed before; null at first contact.</param>
/// <param name="IsJump">Whether it is the host in between.</param>
public sealed record UnconfirmedHostKey(SshAddress Host, HostKey Key, string? Pinned, bool IsJump)
{
    /// <summary>The connection with this key pinned.</summary>
    public SshConnection ConfirmIn(SshConnection connection) => IsJump
        ? connection with { ProxyJumpHostKey = Key.Fingerprint }
        : connection with { HostKey = Key.Fingerprint };

    public ProfilerException Rejected() => Pinned is null
        ? new ProfilerException(
            ErrorCode.HostKeyRejected,
            $"The host key of {Host} is not confirmed; it shows {Key.Fingerprint} ({Key.Type}).",
            "Compare it with what `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub` prints on the host itself, then confirm it.")
        : new ProfilerException(
            ErrorCode.HostKeyRejected,
            $"The host key of {Host} is another than the confirmed one: confirmed {Pinned}, shown {Key.Fingerprint} ({Key.Type}).",
            "Somebody stands in between, or the host was set up anew; in the second case confirm the new key.");
}
