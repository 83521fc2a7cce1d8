using System.Net;
using Profiler.Fleet.Connections;
using Profiler.Testing.Agents;
using Profiler.Testing.Networks;
using Profiler.Testing.Processes;

namespace Profiler.Fleet.Tests.Transports.Ssh;

/// <summary>A board: an SSH server whose line can fail, and folders of its own for an agent and for the coordinator's copy of it.</summary>
internal sealed class TestBoard : IAsyncDisposable
{
    private TestBoard(SshServer server)
    {
        Server = server;
        Proxy = new FaultyProxy(new IPEndPoint(IPAddress.Loopback, server.Port), TimeProvider.System);
        PublishedAgent.CopyTo(Published);

        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "environment"), $"PROFILER_LANE='{Path.Combine(server.Folder, "lane")}'\n");
    }

    public SshServer Server { get; }

    public FaultyProxy Proxy { get; }

    /// <summary>The agent's folder on the coordinator's side.</summary>
    public string Published => Path.Combine(Server.Folder, "published");

    public string AgentAssembly => Path.Combine(Published, PublishedAgent.Assembly);

    /// <summary>The device's folder on the board, with characters that a shell would read.</summary>
    public string Folder => Path.Combine(Server.Folder, "it's $HOME of \"agents\"");

    public string Agents => Path.Combine(Folder, "agents");

    /// <summary>With its host key confirmed.</summary>
    public SshConnection Connection => new(
        "127.0.0.1",
        Proxy.Port,
        SshServer.User,
        Server.KeyFile,
        HostKey: Server.Fingerprint,
        DotNet: Environment.ProcessPath is { } path && Path.GetFileName(path) == "dotnet" ? path : "dotnet",
        Folder: Folder);

    public static async Task<TestBoard> StartAsync(string keyType = "ed25519") => new(await SshServer.StartAsync(TimeProvider.System, keyType));

    /// <summary>Processes that run this board's agent; its workers among them.</summary>
    public int[] AgentProcesses() => [.. ProcessTable.Find(Folder, "profiler-agent.dll", "--models").Concat(
        ProcessTable.Find(Folder, "profiler-agent.dll", "--worker")).Distinct()];

    public async ValueTask DisposeAsync()
    {
        await Proxy.DisposeAsync();
        await Server.DisposeAsync();
    }
}
