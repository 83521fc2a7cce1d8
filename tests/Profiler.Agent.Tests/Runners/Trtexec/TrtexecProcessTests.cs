using Profiler.Agent.Tests.Support;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Targets;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Tests.Runners.Trtexec;

/// <summary>A whole agent on a device that has trtexec.</summary>
public sealed class TrtexecProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_agent_finds_trtexec_and_profiles_with_it()
    {
        var standIn = new StandIn(_folder, banner: "[TensorRT v100300] [b17]");
        using var agent = new AgentProcess(_folder, ("PATH", $"{standIn.Folder}:{Environment.GetEnvironmentVariable("PATH")}"));
        Assert.IsType<HelloReply>(await agent.NextAsync());
        await agent.SendAsync(new DescribeRequest(1));
        DeviceDescription device = Assert.IsType<DescriptionReply>(await agent.NextAsync()).Device;
        Assert.Equal(("trtexec", "10.3.0"), (device.OtherRuntimes!.Value[0].Name, device.OtherRuntimes.Value[0].Version));

        Workload workload = standIn.Put(precision: TargetPrecisions.Fp16);
        await agent.SendAsync(Requests.Measure(2, Requests.Visit("network", workload, workload, runs: 4, profiled: true)));
        Visit? visit = null;
        for (AgentReply reply = await agent.NextAsync(); reply is not DoneReply; reply = await agent.NextAsync())
        {
            Assert.IsNotType<FailedReply>(reply);
            visit = (reply as VisitReply)?.Visit ?? visit;
        }

        Assert.Equal((3, 4, 3), (visit!.ReferenceBeforeMs.Length, visit.SamplesMs.Length, visit.ReferenceAfterMs.Length));
        Assert.All(visit.SamplesMs, ms => Assert.InRange(ms, 2, 2.1));
        Assert.Equal(2, visit.Kernels!.Kernels.Length);
        Assert.Single(standIn.Calls, call => call.Contains("--onnx=", StringComparison.Ordinal));
    }
}
