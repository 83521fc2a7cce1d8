using System.Text.RegularExpressions;
using Profiler.Api.Devices;
using Profiler.Fleet.Connections;
using Profiler.Fleet.Transports.Ssh;
using Profiler.Fleet.Workplaces;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Store.Devices;

namespace Profiler.Coordinator.Devices;

/// <summary>Takes devices into the registry.</summary>
public sealed partial class DeviceRegistrar(ProfilerDatabase database, HostKeyScanner hostKeys, TimeProvider time)
{
    /// <exception cref="ProfilerException">
    /// A name or a connection that cannot be used; the name is taken (Conflict); a board showed a host key that nobody
    /// confirmed, or another than the given one, and the message names them (HostKeyRejected), or could not be asked for
    /// it (Unreachable).
    /// </exception>
    public async Task<RegisteredDevice> RegisterAsync(DeviceRegistration registration, CancellationToken cancellationToken)
    {
        (RegisteredDevice? device, UnconfirmedHostKey? key) =
            await new FirstContact(database, hostKeys, time).RegisterAsync(registration.Name, registration.Connection, cancellationToken);
        return device ?? throw key!.Rejected();
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

    private static void RequireFingerprint(string field, string text)
    {
        if (!FingerprintPattern().IsMatch(text))
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument, $"{field} is not a fingerprint.", "Write it as ssh-keygen -lf shows it: SHA256: and 43 characters.");
        }
    }

    [GeneratedRegex(@"\ASHA256:[A-Za-z0-9+/]{43}\z")]
    private static partial Regex FingerprintPattern();
}
