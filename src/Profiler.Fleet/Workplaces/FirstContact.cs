using Profiler.Fleet.Connections;
using Profiler.Fleet.Lanes;
using Profiler.Fleet.Transports.Ssh;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Store.Devices;
using Profiler.Store.Jobs;

namespace Profiler.Fleet.Workplaces;

/// <summary>
/// Takes a device into the registry: a board over SSH only where the host keys on the way to it are those that were
/// confirmed. A board that is not there yet is registered all the same where its keys were given, and set aside until a
/// probe reaches it, so that everybody sees why its jobs wait.
/// </summary>
public sealed class FirstContact(ProfilerDatabase database, HostKeyScanner hostKeys, TimeProvider time)
{
    /// <returns>The device, or the key that has to be confirmed first or is another than the confirmed one.</returns>
    /// <exception cref="ProfilerException">
    /// The name cannot be used or is taken; a board whose key was not given cannot be asked for it (Unreachable).
    /// </exception>
    public async Task<(RegisteredDevice? Device, UnconfirmedHostKey? Key)> RegisterAsync(
        string name, DeviceConnection connection, CancellationToken cancellationToken)
    {
        DeviceNames.Require(name);
        ProfilerException? absence = null;
        if (connection is SshConnection ssh)
        {
            try
            {
                if (await hostKeys.FindUnconfirmedAsync(ssh, cancellationToken) is { } found)
                {
                    return (null, found);
                }
            }
            catch (ProfilerException error) when (error.Code is ErrorCode.Unreachable or ErrorCode.TimedOut or ErrorCode.LinkLost && IsPinned(ssh))
            {
                absence = error;
            }
        }

        RegisteredDevice device = await database.Devices.RegisterAsync(name, DeviceConnectionJson.Write(connection));
        return (absence is null || device.Version != 1 ? device : await SetAsideAsync(name, absence), null);
    }

    private async Task<RegisteredDevice> SetAsideAsync(string name, ProfilerException absence)
    {
        var problem = new ItemFailure(
            absence.Code, $"The board was not reached, and its host key not compared: {absence.Message}", absence.Advice);
        await database.Devices.QuarantineAsync(name, problem, time.GetUtcNow() + LaneDefaults.Quarantine);
        return await database.Devices.GetAsync(name);
    }

    private static bool IsPinned(SshConnection ssh) =>
        ssh.HostKey is not null && (ssh.ProxyJump is null || ssh.ProxyJumpHostKey is not null);
}
