using Profiler.Agent.Tests.Support;
using Profiler.Measurement.Checks;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Targets;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Tests.Runners.Libtorch;

/// <summary>A whole agent.</summary>
public sealed class LibtorchProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_lists_libtorch_and_measures_and_checks_with_it()
    {
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        DeviceDescription device = Assert.IsType<DescriptionReply>(await agent.AskAsync(new DescribeRequest(1))).Device;
        RuntimeDescription libtorch = Assert.Single(device.OtherRuntimes!.Value, runtime => runtime.Name == Runtimes.Libtorch);
        Assert.Contains(Runtimes.LibtorchCpu, libtorch.Providers);

        Workload workload = Workload.OfFixedShape(await agent.PutAsync(SmallModel.Export.Bytes), Runtimes.LibtorchCpu, 1);
        List<AgentReply> replies = await agent.AskAllAsync(Requests.Measure(2, Requests.Visit("network", workload, workload, runs: 4)));
        Visit visit = Assert.Single(replies.OfType<VisitReply>()).Visit;
        Assert.Equal((3, 4, 3), (visit.ReferenceBeforeMs.Length, visit.SamplesMs.Length, visit.ReferenceAfterMs.Length));

        CheckedOutput found = await CheckAsync(workload);
        CheckedOutput expected = await CheckAsync(workload with { Provider = Runtimes.Cpu });
        Assert.Equal(expected.Dimensions.ToArray(), found.Dimensions.ToArray());
        Assert.Equal(expected.Mean, found.Mean, 1e-4);

        async Task<CheckedOutput> CheckAsync(Workload checkedWorkload) =>
            Assert.Single(Assert.IsType<CheckedReply>(await agent.AskAsync(new CheckRequest(3, checkedWorkload, Seed: 1))).Outputs);
    }
}
