using System.Runtime.Versioning;
using Profiler.Fleet.Agents;
using Profiler.Fleet.Transports.Ssh;
using Profiler.Fleet.Transports.Ssh.OpenSsh;
using Profiler.Testing.Processes;

namespace Profiler.Fleet.Tests.Transports.Ssh;

/// <summary>The contract on OpenSSH's client, and what its processes leave behind.</summary>
[UnsupportedOSPlatform("windows")]
[Collection(OneAfterAnother.Name)]
public sealed class OpenSshTransportTests : SshTransportContract
{
    /// <summary>In the names of control sockets and their folders.</summary>
    private static readonly string Mark = $"profiler-ssh-{Environment.ProcessId}-";

    /// <summary>A test must not depend on the ssh_config of whoever runs it.</summary>
    protected override ISshLinks Links(SshSettings settings) => new OpenSshLinks(settings with { ConfigFile = "/dev/null" });

    [Fact]
    public async Task A_closed_link_leaves_no_process_and_no_socket()
    {
        await using (AgentClient client = await ConnectAsync(Board.Connection))
        {
            await VisitAsync(client, 1);
            Assert.NotEmpty(ProcessTable.Mentioning(Mark));
        }

        await FailAsync(Board.Connection with { DotNet = "no-such-dotnet" });
        Assert.Empty(ProcessTable.Mentioning(Mark));
        Assert.Empty(Directory.GetDirectories("/tmp", $"{Mark}*"));
        Assert.Empty(Board.AgentProcesses());
    }

    [Fact]
    public async Task A_link_that_was_lost_leaves_no_process_and_no_socket()
    {
        await using (AgentClient client = await ConnectAsync(Board.Connection))
        {
            await Assert.ThrowsAnyAsync<Exception>(() => VisitAsync(client, 20_000, Board.Proxy.Stall));
        }

        Assert.Empty(ProcessTable.Mentioning(Mark));
        Assert.Empty(Directory.GetDirectories("/tmp", $"{Mark}*"));
    }
}
