using Profiler.Fleet.Transports.Ssh;
using Renci.SshNet;

namespace Profiler.Adapters.SshNet;

/// <summary>Connects SSH.NET's clients, each to a host with one pinned key and nothing else.</summary>
internal static class SshNetClients
{
    /// <exception cref="Networks.Errors.ProfilerException">Unreachable, HostKeyRejected, AccessDenied.</exception>
    public static async Task<SshClient> ConnectAsync(
        SshNetHop hop, HostKey pinned, IPrivateKeySource key, SshNetFaults faults, CancellationToken cancellationToken)
    {
        // The other kinds come last: a host that has the pinned key shows it, and one that has not shows that.
        IEnumerable<HostKeyFamily> families = Enum.GetValues<HostKeyFamily>().OrderBy(family => family != pinned.Family);
        SshClient client = Create(hop, families, new PrivateKeyAuthenticationMethod(hop.User, key), faults.Settings);
        bool wasRejected = false;
        client.HostKeyReceived += (_, shown) =>
        {
            shown.CanTrust = HostKeyReader.Parse(shown.HostKey).Fingerprint == pinned.Fingerprint;
            wasRejected |= !shown.CanTrust;
        };
        try
        {
            await RunAsync(client, cancellationToken);
            return client;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            client.Dispose();
            throw wasRejected ? faults.Rejected(hop.Host, error) : faults.Of(error, hop.Tunnel?.Fault);
        }
    }

    /// <param name="families">The kinds of host key to ask for, the best first.</param>
    public static SshClient Create(SshNetHop hop, IEnumerable<HostKeyFamily> families, AuthenticationMethod method, SshSettings settings)
    {
        var info = new ConnectionInfo(hop.DialHost, hop.DialPort, hop.User, method) { Timeout = settings.Connect };
        var known = info.HostKeyAlgorithms.ToDictionary();
        info.HostKeyAlgorithms.Clear();
        foreach (string name in families.SelectMany(Algorithms))
        {
            info.HostKeyAlgorithms.Add(name, known[name]);
        }

        return new SshClient(info);
    }

    /// <summary>Connects on a thread of its own. An attempt that is given up ends by its own time-out, and then its client goes.</summary>
    public static async Task RunAsync(SshClient client, CancellationToken cancellationToken)
    {
        Task connecting = Task.Factory.StartNew(client.Connect, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            await connecting.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            _ = connecting.ContinueWith(
                attempt =>
                {
                    _ = attempt.Exception;
                    client.Dispose();
                },
                TaskScheduler.Default);
            throw;
        }
    }

    private static string[] Algorithms(HostKeyFamily family) => family switch
    {
        HostKeyFamily.Ed25519 => ["ssh-ed25519"],
        HostKeyFamily.Rsa => ["rsa-sha2-512", "rsa-sha2-256"],
        _ => ["ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521"],
    };
}
