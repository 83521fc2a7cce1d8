using System.Text.RegularExpressions;
using Profiler.Fleet.Connections;
using Profiler.Fleet.Workplaces;
using Profiler.Networks.Errors;

namespace Profiler.Client.Devices;

/// <summary>Finds the host key that a refusal names.</summary>
internal static partial class ShownKey
{
    /// <returns>The key; null where the refusal names none but those that were sent.</returns>
    public static UnconfirmedKey? In(ProfilerException refusal, DeviceConnection connection)
    {
        if (connection is not SshConnection ssh)
        {
            return null;
        }

        string[] named = [.. FingerprintPattern().Matches(refusal.Message).Select(match => match.Value)];
        string? shown = named.LastOrDefault(key => key != ssh.HostKey && key != ssh.ProxyJumpHostKey);
        // The host in between is asked first, and again as long as its key is not the one that was sent.
        bool isJump = ssh.ProxyJump is not null && (ssh.ProxyJumpHostKey is null || named.Contains(ssh.ProxyJumpHostKey));
        return shown is null ? null : new UnconfirmedKey(shown, isJump, refusal.Message, refusal.Advice);
    }

    [GeneratedRegex("SHA256:[A-Za-z0-9+/]{43}")]
    private static partial Regex FingerprintPattern();
}
