using Profiler.Agent.Serving;
using Profiler.Agent.Tests.Support;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Tests.Serving;

/// <summary>An agent that measures in its own process is no worker.</summary>
public sealed class NullDeviceTests : IDisposable
{
    private static readonly (string, string) Null = (AgentOptions.RuntimeVariable, AgentOptions.NullRuntime);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_check_says_that_nothing_is_computed()
    {
        using var agent = new AgentProcess(_folder, Null);
        Assert.IsType<HelloReply>(await agent.NextAsync());
        await agent.SendAsync(new DescribeRequest(1));
        Assert.Equal(DeviceDescription.NullRuntime, Assert.IsType<DescriptionReply>(await agent.NextAsync()).Device.Runtime);
        await agent.SendAsync(new CheckRequest(2, Workload.OfFixedShape(new string('a', 64), "cpu", 1), 1));
        Assert.NotNull(Assert.IsType<CheckedReply>(await agent.NextAsync()).Problem);
    }

    [Fact]
    public async Task SIGTERM_ends_it_in_mid_measure()
    {
        using var agent = new AgentProcess(_folder, Null);
        await agent.SendAsync(Requests.Measure(1, [.. Enumerable.Range(0, 20_000).Select(i => Requests.Visit("long", round: i))]));
        while (await agent.NextAsync() is not ProgressReply)
        {
        }

        agent.Signal("TERM");
        await Assert.ThrowsAsync<EndOfStreamException>(async () =>
        {
            while (true)
            {
                await agent.NextAsync();
            }
        });
        Assert.Equal(0, (await agent.EndAsync()).ExitCode);
    }

    [Fact]
    public async Task It_removes_leftovers_too()
    {
        string stale = _folder.Write("models/a.onnx.1.partial", "half");
        File.SetLastWriteTimeUtc(stale, DateTime.UnixEpoch);
        using var agent = new AgentProcess(_folder, Null);
        Assert.IsType<HelloReply>(await agent.NextAsync());
        Assert.False(File.Exists(stale));
    }
}
