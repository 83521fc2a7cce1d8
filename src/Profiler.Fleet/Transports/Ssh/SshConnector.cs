using Profiler.Fleet.Connections;
using Profiler.Fleet.Transports.Ssh.Deployment;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Transports.Ssh;

/// <summary>Opens a link to a board, brings the agent there and starts it.</summary>
public sealed class SshConnector
{
    /// <summary>Signs of life in the time after which an agent without one gives up.</summary>
    private const int SignsPerLife = 4;

    private readonly ISshLinks _links;
    private readonly SshSettings _settings;
    private readonly TimeProvider _time;

    public SshConnector(ISshLinks links, SshSettings settings, TimeProvider time)
    {
        _links = links;
        _settings = settings;
        _time = time;
        HostKeys = new HostKeyScanner(links);
    }

    public HostKeyScanner HostKeys { get; }

    /// <param name="agentAssembly">The agent's assembly in its published folder on this machine.</param>
    /// <exception cref="ProfilerException">
    /// InvalidArgument, InvalidFile, Unreachable, HostKeyRejected, AccessDenied, MissingDependency, Storage, LinkLost.
    /// </exception>
    public async Task<IAgentTransport> ConnectAsync(SshConnection connection, string agentAssembly, CancellationToken cancellationToken)
    {
        AgentPackage package = AgentPackage.Read(agentAssembly);
        ISshLink link = await OpenAsync(connection, cancellationToken);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(SshDefaults.Deploy);
            string command = await new BoardDeployer(link, connection).DeployAsync(package, _settings.AgentAlive, limit.Token);
            ISshCommand agent = await link.StartAsync(command, limit.Token);
            return new SshAgentTransport(link, agent, _settings.AgentAlive / SignsPerLife, _time);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            await link.DisposeAsync();
            throw new ProfilerException(
                ErrorCode.TimedOut, $"The agent was not on {connection.Host} after {SshDefaults.Deploy.TotalMinutes:0} min.", "Check the link's speed.", error);
        }
        catch
        {
            await link.DisposeAsync();
            throw;
        }
    }

    private async Task<ISshLink> OpenAsync(SshConnection connection, CancellationToken cancellationToken)
    {
        KnownHostKeys keys = await HostKeys.RequireAsync(connection, cancellationToken);
        try
        {
            return await _links.OpenAsync(SshRoute.Of(connection), keys, cancellationToken);
        }
        catch (ProfilerException error) when (error.Code == ErrorCode.HostKeyRejected)
        {
            // The host has another key than the one remembered: ask anew, so that both fingerprints can be named.
            UnconfirmedHostKey? now = await HostKeys.FindUnconfirmedAsync(connection, cancellationToken);
            throw now?.Rejected() ?? error;
        }
    }
}
