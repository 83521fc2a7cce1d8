using Profiler.Fleet.Transports.Ssh;
using Profiler.Networks.Errors;
using Renci.SshNet;

namespace Profiler.Adapters.SshNet;

/// <summary>A client's one connection, all commands on channels of it, and a pulse that tells whether the board is there.</summary>
internal sealed class SshNetLink : ISshLink
{
    /// <summary>How long a broken link may take to be told of after others noticed.</summary>
    private static readonly TimeSpan FaultPatience = TimeSpan.FromSeconds(2);

    private readonly SshClient _client;
    private readonly SshNetTunnel? _tunnel;
    private readonly LinkLife _life = new();
    private Pulse? _pulse;

    private SshNetLink(SshClient client, SshNetTunnel? tunnel)
    {
        _client = client;
        _tunnel = tunnel;
        client.ErrorOccurred += (_, error) => _life.Lose(error.Exception.Message);
    }

    public static async Task<ISshLink> OpenAsync(
        SshRoute route, KnownHostKeys keys, SshNetFaults faults, TimeProvider time, CancellationToken cancellationToken)
    {
        using PrivateKeyFile key = KeyFile.Read(route.KeyFile, faults);
        SshNetTunnel? tunnel = keys.Jump is null ? null : await SshNetTunnel.OpenAsync(route, keys.Jump, faults, cancellationToken);
        SshNetLink? link = null;
        try
        {
            SshClient client = await SshNetClients.ConnectAsync(SshNetHop.To(route.Board, tunnel), keys.Board, key, faults, cancellationToken);
            link = new SshNetLink(client, tunnel);

            // From here on the pulse says how long is too long: a board that is busy may take its time to read what is written to it.
            client.ConnectionInfo.Timeout = Timeout.InfiniteTimeSpan;
            link._pulse = await Pulse.StartAsync(client, link._life, faults.Settings.Alive, time, cancellationToken);
            return link;
        }
        catch (IOException error)
        {
            await link!.DisposeAsync();
            throw faults.Of(error);
        }
        catch
        {
            await (link?.DisposeAsync() ?? tunnel?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw;
        }
    }

    public async Task<ISshCommand> StartAsync(string command, CancellationToken cancellationToken)
    {
        try
        {
            return await SshNetCommand.StartAsync(_client, command, _life, cancellationToken);
        }
        catch (IOException error)
        {
            throw new ProfilerException(ErrorCode.LinkLost, $"The link to the board is gone: {_life.Fault ?? error.Message}.", "Try again.", error);
        }
    }

    public async Task<string?> FindFaultAsync()
    {
        using var patience = new CancellationTokenSource(FaultPatience);
        await _life.WaitAsync(patience.Token);
        return _life.Fault;
    }

    public async ValueTask DisposeAsync()
    {
        _life.End();
        await (_pulse?.DisposeAsync() ?? ValueTask.CompletedTask);
        await Closing.RunAsync(_client.Dispose);
        await (_tunnel?.DisposeAsync() ?? ValueTask.CompletedTask);
        _life.Dispose();
    }
}
