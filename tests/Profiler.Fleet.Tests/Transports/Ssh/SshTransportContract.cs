using System.Diagnostics;
using System.Runtime.Versioning;
using Profiler.Fleet.Agents;
using Profiler.Fleet.Connections;
using Profiler.Fleet.Tests.Support;
using Profiler.Fleet.Transports;
using Profiler.Fleet.Transports.Ssh;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;
using Profiler.Testing.Networks;

namespace Profiler.Fleet.Tests.Transports.Ssh;

/// <summary>What every implementation of SSH links must do, tried on a real server with the agent that is shipped.</summary>
[UnsupportedOSPlatform("windows")]
public abstract class SshTransportContract : IAsyncLifetime
{
    private const int Many = 20_000;
    private static readonly SshSettings Quick = new()
    {
        Connect = TimeSpan.FromSeconds(10),
        Alive = TimeSpan.FromSeconds(1),
        AgentAlive = TimeSpan.FromSeconds(4),
    };

    private TestBoard _board = null!;

    public async Task InitializeAsync() => _board = await TestBoard.StartAsync();

    public async Task DisposeAsync() => await _board.DisposeAsync();

    protected abstract ISshLinks Links(SshSettings settings);

    [Fact]
    public async Task A_visit_runs_on_a_board()
    {
        await using AgentClient client = await ConnectAsync(_board.Connection);
        Assert.Equal(3, await VisitAsync(client, 3));
        Assert.Equal(Environment.MachineName, (await client.DescribeAsync(CancellationToken.None)).HostName);
    }

    [Fact]
    public async Task The_agent_travels_once_and_only_its_files()
    {
        await (await ConnectAsync(_board.Connection)).DisposeAsync();
        string agent = Assert.Single(Directory.GetDirectories(_board.Agents));
        DateTime written = File.GetLastWriteTimeUtc(Path.Combine(agent, "manifest.sha256"));
        await (await ConnectAsync(_board.Connection)).DisposeAsync();

        Assert.Equal(agent, Assert.Single(Directory.GetDirectories(_board.Agents)));
        Assert.Equal(written, File.GetLastWriteTimeUtc(Path.Combine(agent, "manifest.sha256")));
        Assert.Equal(
            Directory.GetFiles(_board.Published).Select(Path.GetFileName).Append("manifest.sha256").Order(),
            Directory.GetFiles(agent).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_damaged_agent_is_brought_anew()
    {
        await (await ConnectAsync(_board.Connection)).DisposeAsync();
        string file = Path.Combine(Assert.Single(Directory.GetDirectories(_board.Agents)), "Profiler.Networks.dll");
        long length = new FileInfo(file).Length;
        File.WriteAllText(file, "half");
        await using AgentClient client = await ConnectAsync(_board.Connection);
        Assert.Equal(1, await VisitAsync(client, 1));
        Assert.Equal(length, new FileInfo(file).Length);
    }

    [Fact]
    public async Task The_last_agent_stays_besides_the_present_one_and_older_ones_go()
    {
        List<string> agents = [];
        for (int version = 0; version < 3; version++)
        {
            File.WriteAllText(Path.Combine(_board.Published, "version.txt"), $"{version}");
            await (await ConnectAsync(_board.Connection)).DisposeAsync();
            agents.Add(Directory.GetDirectories(_board.Agents).Except(agents).Single());
        }

        Assert.Equal(agents[1..].Order(), Directory.GetDirectories(_board.Agents).Order());
    }

    [Fact]
    public async Task A_board_without_dotnet_is_told_what_to_install()
    {
        ProfilerException error = await FailAsync(_board.Connection with { DotNet = "no-such-dotnet" });
        Assert.Equal(ErrorCode.MissingDependency, error.Code);
        Assert.Contains("no-such-dotnet", error.Message, StringComparison.Ordinal);
        Assert.Contains("Install the .NET 10 runtime", error.Advice, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(_board.Agents));
    }

    [Fact]
    public async Task A_board_with_too_old_a_dotnet_is_told_what_it_has()
    {
        string old = Path.Combine(_board.Server.Folder, "dotnet-old");
        File.WriteAllText(old, "#!/bin/sh\necho 'Microsoft.NETCore.App 6.0.36 [/usr]'\n");
        File.SetUnixFileMode(old, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        ProfilerException error = await FailAsync(_board.Connection with { DotNet = old });
        Assert.Equal(ErrorCode.MissingDependency, error.Code);
        Assert.Contains("6.0.36", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_a_storage_fault()
    {
        ProfilerException error = await FailAsync(_board.Connection with { Folder = "/proc/profiler" });
        Assert.Equal(ErrorCode.Storage, error.Code);
        Assert.Contains("/proc/profiler", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_a_storage_fault_and_leaves_nothing_to_start()
    {
        using var disk = new SmallDisk(_board.Folder);
        if (!disk.IsMounted)
        {
            return;
        }

        ProfilerException error = await FailAsync(_board.Connection);
        Assert.Equal(ErrorCode.Storage, error.Code);
        Assert.Contains("No space left", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_board.Agents));
    }

    [Fact]
    public async Task A_transfer_that_is_cut_leaves_nothing_to_start_and_the_next_one_succeeds()
    {
        var links = new CutLinks(Links(Quick), _board.Proxy);
        var error = await Assert.ThrowsAsync<ProfilerException>(() => Connector(links).ConnectAsync(_board.Connection, _board.AgentAssembly, default));
        Assert.Equal(ErrorCode.LinkLost, error.Code);
        Assert.All(Directory.GetDirectories(_board.Agents), folder => Assert.StartsWith(".incoming", Path.GetFileName(folder), StringComparison.Ordinal));

        await using AgentClient client = await ConnectAsync(_board.Connection);
        Assert.Equal(1, await VisitAsync(client, 1));
    }

    [Fact]
    public async Task A_link_that_is_cut_in_a_visit_is_lost() => await LosesAsync(ErrorCode.LinkLost, _board.Proxy.Cut);

    [Fact]
    public async Task A_board_that_ends_its_sessions_is_a_lost_link() => await LosesAsync(ErrorCode.LinkLost, _board.Server.KillSessions);

    [Fact]
    public async Task A_stalled_line_is_a_lost_link_after_the_alive_limit() => await LosesAsync(ErrorCode.LinkLost, _board.Proxy.Stall);

    [Fact]
    public async Task A_half_open_line_is_a_lost_link_after_the_alive_limit() => await LosesAsync(ErrorCode.LinkLost, _board.Proxy.HalfOpen);

    [Fact]
    public async Task A_killed_agent_is_one_that_died_and_its_signal_is_named()
    {
        ProfilerException error = await LosesAsync(ErrorCode.AgentDied, () =>
        {
            foreach (int id in _board.AgentProcesses())
            {
                using Process agent = Process.GetProcessById(id);
                agent.Kill();
            }
        });
        Assert.Contains("signal 9", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_agents_on_one_board_are_one_too_many()
    {
        await using AgentClient first = await ConnectAsync(_board.Connection);
        await VisitAsync(first, 1);
        await using AgentClient second = await ConnectAsync(_board.Connection);
        var error = await Assert.ThrowsAsync<ProfilerException>(() => VisitAsync(second, 1));
        Assert.Equal(ErrorCode.DeviceBusy, error.Code);
    }

    [Fact]
    public async Task Everything_goes_over_one_connection()
    {
        await using AgentClient client = await ConnectAsync(_board.Connection);
        await VisitAsync(client, 1);
        Assert.Equal(1, _board.Proxy.Connections);
    }

    [Fact]
    public async Task A_refused_key_is_an_access_fault()
    {
        string other = Path.Combine(_board.Server.Folder, "other");
        await SshServer.KeygenAsync("-q", "-t", "ed25519", "-N", string.Empty, "-f", other);
        ProfilerException error = await FailAsync(_board.Connection with { KeyFile = other });
        Assert.Equal(ErrorCode.AccessDenied, error.Code);
        Assert.Contains("authorized_keys", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_port_is_unreachable()
    {
        await _board.Proxy.TakeDownAsync();
        Assert.Equal(ErrorCode.Unreachable, (await FailAsync(_board.Connection)).Code);
    }

    [Fact]
    public async Task An_unknown_name_is_unreachable()
    {
        ProfilerException error = await FailAsync(_board.Connection with { Host = "no-such-board.invalid" });
        Assert.Equal(ErrorCode.Unreachable, error.Code);
        Assert.Contains("no-such-board.invalid", error.Message, StringComparison.Ordinal);
    }

    private protected TestBoard Board => _board;

    private protected Task<AgentClient> ConnectAsync(SshConnection connection) => ConnectAsync(Connector(Links(Quick)), connection);

    private protected static SshConnector Connector(ISshLinks links) => new(links, Quick, TimeProvider.System);

    private protected async Task<ProfilerException> FailAsync(SshConnection connection) =>
        await Assert.ThrowsAsync<ProfilerException>(() => Connector(Links(Quick)).ConnectAsync(connection, _board.AgentAssembly, default));

    private protected static async Task<int> VisitAsync(AgentClient client, int count, Action? afterFirst = null)
    {
        int visits = 0;
        VisitRequest[] requests = [.. Enumerable.Range(0, count).Select(round => Bench.Visit("a", round))];
        await foreach (Visit _ in client.RunAsync(requests, CancellationToken.None))
        {
            if (visits++ == 0)
            {
                afterFirst?.Invoke();
            }
        }

        return visits;
    }

    private async Task<AgentClient> ConnectAsync(SshConnector connector, SshConnection connection)
    {
        IAgentTransport transport = await connector.ConnectAsync(connection, _board.AgentAssembly, CancellationToken.None);
        return await AgentClient.ConnectAsync(transport, CancellationToken.None);
    }

    /// <summary>Does harm after a first visit, and sees the error that it should be and the board free again.</summary>
    private async Task<ProfilerException> LosesAsync(ErrorCode code, Action harm)
    {
        ProfilerException error;
        await using (AgentClient client = await ConnectAsync(_board.Connection))
        {
            error = await Assert.ThrowsAsync<ProfilerException>(() => VisitAsync(client, Many, harm));
            Assert.Equal(code, error.Code);
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (_board.AgentProcesses().Length > 0)
        {
            await Task.Delay(20, patience.Token);
        }

        _board.Proxy.Heal();
        await using AgentClient next = await ConnectAsync(_board.Connection);
        Assert.Equal(1, await VisitAsync(next, 1));
        return error;
    }
}
