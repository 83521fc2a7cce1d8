using System.Text.RegularExpressions;
using Profiler.Api.Devices;
using Profiler.Fleet.Connections;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Store.Devices;

namespace Profiler.Coordinator.Devices;

/// <summary>Takes devices into the registry.</summary>
public sealed partial class DeviceRegistrar(ProfilerDatabase database)
{
    /// <exception cref="ProfilerException">A name or a connection that cannot be used; the name is taken (Conflict).</exception>
    public async Task<RegisteredDevice> RegisterAsync(DeviceRegistration registration, CancellationToken cancellationToken)
    {
        RequireName(registration.Name);
        cancellationToken.ThrowIfCancellationRequested();
        return await database.Devices.RegisterAsync(registration.Name, DeviceConnectionJson.Write(registration.Connection));
    }

    /// <summary>Pins the host keys that somebody has compared.</summary>
    /// <exception cref="ProfilerException">There is no such device; it is not reached over SSH (Conflict); not a fingerprint.</exception>
    public async Task<RegisteredDevice> ConfirmAsync(string name, HostKeyConfirmation confirmation)
    {
        RequireFingerprint("hostKey", confirmation.HostKey);
        if (confirmation.ProxyJumpHostKey is { } between)
        {
            RequireFingerprint("proxyJumpHostKey", between);
        }

        RegisteredDevice device = await database.Devices.GetAsync(name);
        if (DeviceConnectionJson.Read(device.ConnectionJson) is not SshConnection ssh)
        {
            throw new ProfilerException(ErrorCode.Conflict, $"The device '{name}' is not reached over SSH, so it has no host key.");
        }

        SshConnection confirmed = ssh with
        {
            HostKey = confirmation.HostKey,
            ProxyJumpHostKey = confirmation.ProxyJumpHostKey ?? ssh.ProxyJumpHostKey,
        };
        return await database.Devices.ReconnectAsync(name, DeviceConnectionJson.Write(confirmed));
    }

    private static void RequireName(string name)
    {
        if (!NamePattern().IsMatch(name))
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"'{name}' is no name for a device.",
                "Take 1 to 64 lower-case letters, digits, dots, hyphens and underscores, beginning with a letter or digit.");
        }
    }

    private static void RequireFingerprint(string field, string text)
    {
        if (!FingerprintPattern().IsMatch(text))
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument, $"{field} is not a fingerprint.", "Write it as ssh-keygen -lf shows it: SHA256: and 43 characters.");
        }
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._-]{0,63}\z")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\ASHA256:[A-Za-z0-9+/]{43}\z")]
    private static partial Regex FingerprintPattern();
}
