using System.Text.RegularExpressions;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Transports.Ssh;

/// <summary>
/// A host with its port and account. The patterns leave nothing that could be taken for an option, a shell's or a
/// configuration's syntax.
/// </summary>
public sealed partial record SshAddress
{
    private const int DefaultPort = 22;
    private const int MaxPort = 65535;

    /// <exception cref="ProfilerException">A part cannot be used (InvalidArgument).</exception>
    public SshAddress(string host, int port = DefaultPort, string? user = null)
    {
        Host = Require(HostPattern(), host, "host");
        Port = port is >= 1 and <= MaxPort ? port : throw Unusable($"The port {port} is not in 1 to {MaxPort}.");
        User = user is null ? null : Require(UserPattern(), user, "user");
    }

    /// <summary>A name or an address; one of IPv6 without brackets.</summary>
    public string Host { get; }

    public int Port { get; }

    public string? User { get; }

    /// <param name="text">[user@]host[:port], an IPv6 address in brackets.</param>
    /// <exception cref="ProfilerException">It is none (InvalidArgument).</exception>
    public static SshAddress Parse(string text)
    {
        Match match = AddressPattern().Match(text);
        if (!match.Success)
        {
            throw Unusable($"'{text}' is not [user@]host[:port].");
        }

        int port = match.Groups["port"] is { Success: true } digits ? int.Parse(digits.ValueSpan) : DefaultPort;
        return new SshAddress(match.Groups["host"].Value, port, match.Groups["user"] is { Success: true } user ? user.Value : null);
    }

    public override string ToString() =>
        (User is null ? string.Empty : $"{User}@") + (Host.Contains(':') ? $"[{Host}]" : Host) + $":{Port}";

    private static string Require(Regex pattern, string value, string what) =>
        pattern.IsMatch(value) ? value : throw Unusable($"'{value}' cannot be the name of a {what}.");

    private static ProfilerException Unusable(string message) =>
        new(ErrorCode.InvalidArgument, message, "docs/boards.md shows how a board is addressed.");

    [GeneratedRegex(@"\A(?:[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,252})|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*)\z")]
    private static partial Regex HostPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9._-]{0,63}\z")]
    private static partial Regex UserPattern();

    [GeneratedRegex(@"\A(?:(?<user>[^@]+)@)?(?:\[(?<host>[^\]]+)\]|(?<host>[^:@\[\]]+))(?::(?<port>[0-9]{1,5}))?\z")]
    private static partial Regex AddressPattern();
}
