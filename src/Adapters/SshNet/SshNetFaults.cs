using System.Net.Sockets;
using Profiler.Fleet.Transports.Ssh;
using Profiler.Networks.Errors;
using Renci.SshNet.Common;

namespace Profiler.Adapters.SshNet;

/// <summary>What SSH.NET's exceptions at a failed connection mean, on the way to one board.</summary>
internal sealed class SshNetFaults(SshRoute route, SshSettings settings)
{
    public SshSettings Settings => settings;

    private string Way => route.Jump is { } jump ? $"{route.Board} through {jump}" : route.Board.ToString();

    /// <param name="reason">Why a tunnel could not be dug, where one was asked for; null for the error's own words.</param>
    public ProfilerException Of(Exception error, string? reason = null)
    {
        (ErrorCode code, string advice) = error switch
        {
            SshAuthenticationException => (
                ErrorCode.AccessDenied, "Put the public key into the account's ~/.ssh/authorized_keys on that host, and name its private key."),
            SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } => (
                ErrorCode.Unreachable, "Check the name's spelling, or give the address; ssh_config's aliases are not read."),
            SocketException { SocketErrorCode: SocketError.ConnectionRefused } => (
                ErrorCode.Unreachable, "Nothing listens there: check the port, and that sshd runs on the host."),
            SocketException => (ErrorCode.Unreachable, "Check the address, that the host is on, and this machine's network."),
            SshOperationTimeoutException => (ErrorCode.Unreachable, "Check that the host is on and that no firewall stands in between."),
            _ => (ErrorCode.Unreachable, "Try the same with ssh by hand."),
        };
        return new ProfilerException(code, $"No link to {Way}: {reason ?? error.Message}", advice, error);
    }

    /// <summary>A host showed another key than the pinned one.</summary>
    public ProfilerException Rejected(SshAddress host, Exception error) => new(
        ErrorCode.HostKeyRejected,
        $"No link to {Way}: {host} does not show the confirmed host key.",
        "Compare the key with what the host itself shows, then confirm it.",
        error);

    public ProfilerException Silent() => new(
        ErrorCode.Unreachable, $"No link to {Way}: nothing was heard for {settings.Open.TotalSeconds:0} s.", "Check the board's load and its link.");

    /// <summary>The device names no private key.</summary>
    public ProfilerException NoKey() => new(
        ErrorCode.InvalidArgument, $"No link to {Way}: SSH.NET looks for no private key by itself.", "Name the device's private key: --key.");
}
