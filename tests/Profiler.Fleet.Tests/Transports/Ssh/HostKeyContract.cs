using System.Runtime.Versioning;
using Profiler.Fleet.Connections;
using Profiler.Fleet.Transports;
using Profiler.Fleet.Transports.Ssh;
using Profiler.Networks.Errors;
using Profiler.Testing.Networks;

namespace Profiler.Fleet.Tests.Transports.Ssh;

/// <summary>What every implementation of SSH links must do with host keys, and with a host in between.</summary>
[UnsupportedOSPlatform("windows")]
public abstract class HostKeyContract : IAsyncLifetime
{
    private TestBoard _board = null!;

    public async Task InitializeAsync() => _board = await TestBoard.StartAsync();

    public async Task DisposeAsync() => await _board.DisposeAsync();

    protected abstract ISshLinks Links(SshSettings settings);

    private SshConnector Connector => new(Links(new SshSettings()), new SshSettings(), TimeProvider.System);

    [Fact]
    public async Task An_unconfirmed_host_key_is_shown_and_connects_once_confirmed()
    {
        SshConnection unknown = _board.Connection with { HostKey = null };
        ProfilerException error = await RejectAsync(unknown);
        Assert.Contains(_board.Server.Fingerprint, error.Message, StringComparison.Ordinal);
        Assert.Contains("confirm", error.Advice, StringComparison.Ordinal);

        UnconfirmedHostKey? key = await Connector.HostKeys.FindUnconfirmedAsync(unknown, CancellationToken.None);
        Assert.Equal((_board.Server.Fingerprint, "ssh-ed25519", null), (key!.Key.Fingerprint, key.Key.Type, key.Pinned));
        await ConnectAsync(key.ConfirmIn(unknown));
    }

    [Fact]
    public async Task A_changed_host_key_is_rejected_with_both_fingerprints()
    {
        SshConnection connection = _board.Connection;
        SshConnector connector = Connector;
        await ConnectAsync(connection, connector);
        string confirmed = _board.Server.Fingerprint;
        await _board.Server.StopAsync();
        await _board.Server.ChangeHostKeyAsync("ecdsa");
        await _board.Server.RunAsync();

        // Both the connector that remembers the key and one that does not.
        foreach (SshConnector either in new[] { connector, Connector })
        {
            ProfilerException error = await RejectAsync(connection, either);
            Assert.Contains(confirmed, error.Message, StringComparison.Ordinal);
            Assert.Contains(_board.Server.Fingerprint, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nothing_of_an_unconfirmed_host_is_logged_in_to()
    {
        await RejectAsync(_board.Connection with { HostKey = "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" });
        string log = await File.ReadAllTextAsync(Path.Combine(_board.Server.Folder, "log"));
        Assert.DoesNotContain("Accepted publickey", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rsa")]
    [InlineData("ecdsa")]
    public async Task A_host_key_of_any_family_can_be_pinned(string family)
    {
        await using TestBoard board = await TestBoard.StartAsync(family);
        await ConnectAsync(board.Connection with { Folder = _board.Folder });
    }

    [Fact]
    public async Task A_board_is_reached_through_a_host_in_between()
    {
        await using SshServer between = await JumpAsync();
        await ConnectAsync(Through(between) with { ProxyJumpHostKey = between.Fingerprint });
        string log = await File.ReadAllTextAsync(Path.Combine(between.Folder, "log"));
        Assert.Contains("Accepted publickey", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_host_in_between_is_confirmed_first_and_then_the_board()
    {
        await using SshServer between = await JumpAsync();
        SshConnection connection = Through(between) with { HostKey = null };
        HostKeyScanner keys = Connector.HostKeys;

        UnconfirmedHostKey? first = await keys.FindUnconfirmedAsync(connection, CancellationToken.None);
        Assert.Equal((true, between.Fingerprint), (first!.IsJump, first.Key.Fingerprint));
        connection = first.ConfirmIn(connection);
        UnconfirmedHostKey? second = await keys.FindUnconfirmedAsync(connection, CancellationToken.None);
        Assert.Equal((false, _board.Server.Fingerprint), (second!.IsJump, second.Key.Fingerprint));
        connection = second.ConfirmIn(connection);
        Assert.Null(await keys.FindUnconfirmedAsync(connection, CancellationToken.None));
    }

    [Fact]
    public async Task A_host_in_between_with_another_key_is_rejected()
    {
        await using SshServer between = await JumpAsync();
        ProfilerException error = await RejectAsync(Through(between) with { ProxyJumpHostKey = _board.Server.Fingerprint });
        Assert.Contains(between.Fingerprint, error.Message, StringComparison.Ordinal);
        Assert.Contains($":{between.Port}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_board_that_the_host_in_between_cannot_reach_is_unreachable()
    {
        await using SshServer between = await JumpAsync();
        await _board.Proxy.TakeDownAsync();
        var error = await Assert.ThrowsAsync<ProfilerException>(
            () => ConnectAsync(Through(between) with { ProxyJumpHostKey = between.Fingerprint }));
        Assert.Equal(ErrorCode.Unreachable, error.Code);
        Assert.Contains("through", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_in_between_that_refuses_the_key_is_an_access_fault()
    {
        await using SshServer between = await SshServer.StartAsync(TimeProvider.System);
        var error = await Assert.ThrowsAsync<ProfilerException>(
            () => ConnectAsync(Through(between) with { ProxyJumpHostKey = between.Fingerprint }));
        Assert.Equal(ErrorCode.AccessDenied, error.Code);
    }

    private SshConnection Through(SshServer between) => _board.Connection with { ProxyJump = $"{SshServer.User}@127.0.0.1:{between.Port}" };

    /// <summary>A host that lets the board's key in.</summary>
    private async Task<SshServer> JumpAsync()
    {
        SshServer between = await SshServer.StartAsync(TimeProvider.System);
        between.Admit(_board.Server.KeyFile);
        return between;
    }

    private Task ConnectAsync(SshConnection connection) => ConnectAsync(connection, Connector);

    private async Task ConnectAsync(SshConnection connection, SshConnector connector)
    {
        await using IAgentTransport transport = await connector.ConnectAsync(connection, _board.AgentAssembly, CancellationToken.None);
    }

    private Task<ProfilerException> RejectAsync(SshConnection connection) => RejectAsync(connection, Connector);

    private async Task<ProfilerException> RejectAsync(SshConnection connection, SshConnector connector)
    {
        var error = await Assert.ThrowsAsync<ProfilerException>(() => ConnectAsync(connection, connector));
        Assert.Equal(ErrorCode.HostKeyRejected, error.Code);
        return error;
    }
}
