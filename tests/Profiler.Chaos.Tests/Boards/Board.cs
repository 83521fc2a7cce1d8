using System.Collections.Immutable;
using System.Net;
using Profiler.Fleet.Connections;
using Profiler.Testing.Networks;
using Profiler.Testing.Processes;

namespace Profiler.Chaos.Tests.Boards;

/// <summary>A null device behind a real SSH server, in a network of its own where that is permitted, and a line that can fail.</summary>
internal sealed class Board : IAsyncDisposable
{
    private readonly BoardNetwork? _network;
    private readonly SshServer _server;
    private readonly FaultyProxy _proxy;

    private Board(string name, BoardNetwork? network, SshServer server)
    {
        Name = name;
        _network = network;
        _server = server;
        _proxy = new FaultyProxy(server.Address, TimeProvider.System);
        Directory.CreateDirectory(Folder);
    }

    public string Name { get; }

    public bool HasNetwork => _network is not null;

    public FaultyProxy Line => _proxy;

    public SshConnection Connection => new(
        "127.0.0.1", _proxy.Port, SshServer.User, _server.KeyFile, HostKey: _server.Fingerprint, DotNet: Programs.DotNet, Folder: Folder);

    public int Sessions => _server.Sessions;

    private string Folder => Path.Combine(_server.Folder, "board");

    public static async Task<Board> StartAsync(int index)
    {
        string lane = Directory.CreateTempSubdirectory("chaos-lane-").FullName;
        var network = BoardNetwork.TryMake(index);
        var environment = ImmutableSortedDictionary<string, string>.Empty.Add("PROFILER_RUNTIME", "null").Add("PROFILER_LANE", lane);
        var place = new SshServerPlace(
            network?.Address ?? IPAddress.Loopback, network is null ? [] : ["ip", "netns", "exec", network.Namespace], environment);
        SshServer server = await SshServer.StartAsync(TimeProvider.System, place: place);
        return new Board($"board-{index}", network, server) { Lane = lane };
    }

    private string Lane { get; init; } = string.Empty;

    /// <summary>The board's agents and whatever they started.</summary>
    public int[] Agents() => [.. ProcessTable.Find(Folder, "profiler-agent.dll")];

    public int KillAgents() => ProcessTable.Kill(Agents());

    public void KillSessions() => _server.KillSessions();

    /// <summary>The link's interface, where the board has one; else the proxy's listener.</summary>
    public async Task TakeLinkDownAsync()
    {
        if (_network is null)
        {
            await _proxy.TakeDownAsync();
        }
        else
        {
            _network.TakeDown();
        }
    }

    public void Heal()
    {
        _network?.BringUp();
        _proxy.Heal();
    }

    /// <summary>Ends everything on the board at once.</summary>
    public async Task PowerOffAsync()
    {
        await _server.StopAsync();
        KillAgents();
    }

    public Task PowerOnAsync() => _server.RunAsync();

    public async ValueTask DisposeAsync()
    {
        await _proxy.DisposeAsync();
        KillAgents();
        await _server.DisposeAsync();
        _network?.Dispose();
        Directory.Delete(Lane, recursive: true);
    }
}
