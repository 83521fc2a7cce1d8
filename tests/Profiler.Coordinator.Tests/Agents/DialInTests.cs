using System.Net;
using System.Security.Cryptography.X509Certificates;
using Profiler.Fleet.Agents;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;
using Profiler.Store.Keys;
using Profiler.Testing.Networks;

namespace Profiler.Coordinator.Tests.Agents;

/// <summary>The agent that is shipped against a real server with TLS.</summary>
public sealed class DialInTests
{
    private const int Many = 20_000;

    public static TheoryData<string, string> RefusedCertificates => new()
    {
        { nameof(TestCertificate.Expired), "its certificate expired on" },
        { nameof(TestCertificate.NotYetValid), "this board's clock says" },
    };

    [Fact]
    public async Task Visits_run_over_a_pinned_connection_and_each_conversation_gets_a_new_one()
    {
        await using DialInHost host = await DialInHost.StartAsync(TestCertificate.Valid());
        await using DiallingAgent agent = await DialAsync(host);
        for (int conversation = 0; conversation < 2; conversation++)
        {
            await host.WaitForAgentAsync();
            await using AgentClient client = await ConnectAsync(host);
            Assert.Equal(3, await VisitAsync(client, 3));
        }

        Assert.Equal(0, await agent.TerminateAsync());
    }

    [Fact]
    public async Task A_job_that_comes_before_the_agent_waits_for_it()
    {
        await using DialInHost host = await DialInHost.StartAsync(TestCertificate.Valid());
        Task<AgentClient> connecting = ConnectAsync(host);
        await using DiallingAgent agent = await DialAsync(host);
        await using AgentClient client = await connecting;
        Assert.Equal(1, await VisitAsync(client, 1));
    }

    [Theory]
    [MemberData(nameof(RefusedCertificates))]
    public async Task A_certificate_out_of_its_time_is_told(string kind, string words)
    {
        X509Certificate2 certificate = kind == nameof(TestCertificate.Expired) ? TestCertificate.Expired() : TestCertificate.NotYetValid();
        await using DialInHost host = await DialInHost.StartAsync(certificate);
        await using DiallingAgent agent = await DialAsync(host);
        await agent.WaitForAsync(words);
        Assert.False(host.Hub.IsWaiting(DialInHost.Device));
    }

    [Fact]
    public async Task An_unknown_certificate_is_told_with_its_fingerprint()
    {
        await using DialInHost host = await DialInHost.StartAsync(TestCertificate.Valid());
        await using var agent = new DiallingAgent(host, host.Port, "--key-file", await host.KeyFileAsync());
        await agent.WaitForAsync("its certificate is not trusted here");
        Assert.Contains(host.Fingerprint, agent.Said, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Another_certificate_than_the_given_one_is_told()
    {
        using X509Certificate2 other = TestCertificate.Valid();
        await using DialInHost host = await DialInHost.StartAsync(TestCertificate.Valid());
        await using var agent = new DiallingAgent(
            host, host.Port, "--key-file", await host.KeyFileAsync(), "--server-certificate", TestCertificate.Fingerprint(other));
        await agent.WaitForAsync("its certificate is another than the given one");
    }

    [Fact]
    public async Task An_unknown_key_is_told()
    {
        await using DialInHost host = await DialInHost.StartAsync(TestCertificate.Valid());
        string file = host.PathOf("wrong.key");
        await File.WriteAllTextAsync(file, "pk_unknown_0000");
        await using var agent = new DiallingAgent(host, host.Port, "--key-file", file, "--server-certificate", host.Fingerprint);
        await agent.WaitForAsync("it refuses the key");
    }

    [Theory]
    [InlineData("another-device", ApiKeyRole.Agent)]
    [InlineData("", ApiKeyRole.Measure)]
    public async Task A_key_for_something_else_is_told(string device, ApiKeyRole role)
    {
        await using DialInHost host = await DialInHost.StartAsync(TestCertificate.Valid());
        string file = await host.KeyFileAsync(device, role);
        await using var agent = new DiallingAgent(host, host.Port, "--key-file", file, "--server-certificate", host.Fingerprint);
        await agent.WaitForAsync($"is not for the device '{DialInHost.Device}'");
    }

    [Fact]
    public async Task A_coordinator_that_goes_and_comes_back_is_dialled_again()
    {
        await using DialInHost host = await DialInHost.StartAsync(TestCertificate.Valid());
        await using DiallingAgent agent = await DialAsync(host);
        await host.WaitForAgentAsync();
        await host.StopAsync();
        await agent.WaitForAsync("Connection refused");
        await host.RunAsync();
        await host.WaitForAgentAsync();
        await using AgentClient client = await ConnectAsync(host);
        Assert.Equal(1, await VisitAsync(client, 1));
    }

    [Fact]
    public async Task A_killed_agent_is_one_that_died_and_the_next_one_serves()
    {
        await using DialInHost host = await DialInHost.StartAsync(TestCertificate.Valid());
        await using DiallingAgent agent = await DialAsync(host);
        await host.WaitForAgentAsync();
        await using (AgentClient client = await ConnectAsync(host))
        {
            var error = await Assert.ThrowsAsync<ProfilerException>(() => VisitAsync(client, Many, agent.KillChildren));
            Assert.Equal(ErrorCode.AgentDied, error.Code);
            Assert.Contains("signal 9", error.Message, StringComparison.Ordinal);
        }

        await host.WaitForAgentAsync();
        await using AgentClient next = await ConnectAsync(host);
        Assert.Equal(1, await VisitAsync(next, 1));
    }

    [Fact]
    public async Task A_stalled_line_is_a_lost_link_on_both_sides()
    {
        await using DialInHost host = await DialInHost.StartAsync(TestCertificate.Valid());
        await using var proxy = new FaultyProxy(new IPEndPoint(IPAddress.Loopback, host.Port), TimeProvider.System);
        await using DiallingAgent agent = await DialAsync(host, proxy.Port);
        await host.WaitForAgentAsync();
        await using (AgentClient client = await ConnectAsync(host))
        {
            var error = await Assert.ThrowsAsync<ProfilerException>(() => VisitAsync(client, Many, proxy.Stall));
            Assert.Equal(ErrorCode.LinkLost, error.Code);
        }

        await agent.WaitForAsync("disconnected");
        proxy.Heal();
        await host.WaitForAgentAsync();
        await using AgentClient next = await ConnectAsync(host);
        Assert.Equal(1, await VisitAsync(next, 1));
    }

    [Fact]
    public async Task The_newest_waiting_agent_takes_the_place_of_the_older()
    {
        await using DialInHost host = await DialInHost.StartAsync(TestCertificate.Valid());
        await using DiallingAgent older = await DialAsync(host);
        await host.WaitForAgentAsync();
        await using DiallingAgent newer = await DialAsync(host);
        await older.WaitForAsync("another agent of this device dialled in");
    }

    [Fact]
    public async Task A_device_whose_agent_does_not_come_is_unreachable()
    {
        var clock = new Testing.FakeClock();
        var hub = new Fleet.Transports.DialIn.DialInHub(clock);
        Task<Fleet.Transports.IAgentTransport> taking = hub.TakeAsync("absent", CancellationToken.None);
        clock.Advance(TimeSpan.FromMinutes(1));
        var error = await Assert.ThrowsAsync<ProfilerException>(() => taking);
        Assert.Equal(ErrorCode.Unreachable, error.Code);
        Assert.Contains("absent", error.Message, StringComparison.Ordinal);
    }

    private static async Task<DiallingAgent> DialAsync(DialInHost host, int? port = null) =>
        new(host, port ?? host.Port, "--key-file", await host.KeyFileAsync(), "--server-certificate", host.Fingerprint);

    private static async Task<AgentClient> ConnectAsync(DialInHost host) =>
        await AgentClient.ConnectAsync(await host.Hub.TakeAsync(DialInHost.Device, CancellationToken.None), CancellationToken.None);

    private static async Task<int> VisitAsync(AgentClient client, int count, Action? afterFirst = null)
    {
        int visits = 0;
        VisitRequest[] requests =
        [
            .. Enumerable.Range(0, count).Select(round => new VisitRequest(
                "a", round, Workload.OfFixedShape(Workload.NullModel, "cpu", 1), false, Reference: null, ReferenceRuns: 0, WarmupRuns: 0, Runs: 3)),
        ];
        await foreach (Visit _ in client.RunAsync(requests, CancellationToken.None))
        {
            if (visits++ == 0)
            {
                afterFirst?.Invoke();
            }
        }

        return visits;
    }
}
