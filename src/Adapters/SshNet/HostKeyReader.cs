using System.Buffers.Binary;
using System.Text;
using Profiler.Fleet.Transports.Ssh;
using Renci.SshNet;
using Renci.SshNet.Common;

namespace Profiler.Adapters.SshNet;

/// <summary>Asks a host for its key, and breaks off before any credential is offered.</summary>
internal static class HostKeyReader
{
    /// <returns>Null where the host has no key of that family.</returns>
    public static async Task<HostKey?> ReadAsync(SshNetHop hop, HostKeyFamily? family, SshNetFaults faults, CancellationToken cancellationToken)
    {
        using var none = new NoneAuthenticationMethod(hop.User);
        using SshClient client = SshNetClients.Create(hop, family is { } only ? [only] : Enum.GetValues<HostKeyFamily>(), none, faults.Settings);
        HostKey? key = null;
        client.HostKeyReceived += (_, shown) =>
        {
            key = Parse(shown.HostKey);
            shown.CanTrust = false;
        };
        try
        {
            await SshNetClients.RunAsync(client, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // A server without a key of the asked family ends the connection without a word.
            if (key is null && !(family is not null && error is SshConnectionException))
            {
                throw faults.Of(error, hop.Tunnel?.Fault);
            }
        }

        return key;
    }

    /// <summary>A key begins with its type, as a string with its length in four bytes before it.</summary>
    public static HostKey Parse(byte[] key)
    {
        int length = BinaryPrimitives.ReadInt32BigEndian(key);
        return new HostKey(Encoding.ASCII.GetString(key, sizeof(int), length), Convert.ToBase64String(key));
    }
}
