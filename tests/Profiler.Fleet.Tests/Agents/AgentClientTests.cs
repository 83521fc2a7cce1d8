using System.Collections.Immutable;
using Profiler.Fleet.Agents;
using Profiler.Fleet.Tests.Support;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.RuntimeGraphs;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;
using Profiler.Testing;

namespace Profiler.Fleet.Tests.Agents;

public sealed class AgentClientTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(99)]
    public async Task An_agent_of_another_protocol_is_refused(int version)
    {
        var agent = new FakeAgent(_bench.Device(), protocol: version);
        var error = await Assert.ThrowsAsync<ProfilerException>(() => AgentClient.ConnectAsync(agent, CancellationToken.None));
        Assert.Equal(ErrorCode.Mismatch, error.Code);
        Assert.Contains($"protocol {version}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_travels_once_and_in_chunks()
    {
        var agent = new FakeAgent(_bench.Device());
        await using AgentClient client = await AgentClient.ConnectAsync(agent, CancellationToken.None);
        byte[] model = new byte[(2 * AgentProtocol.ChunkBytes) + 7];
        await client.EnsureModelAsync(Bench.Sha256(model), model, CancellationToken.None);
        await client.EnsureModelAsync(Bench.Sha256(model), model, CancellationToken.None);

        Assert.Equal([0, AgentProtocol.ChunkBytes, 2L * AgentProtocol.ChunkBytes], agent.Chunks.Select(chunk => chunk.Offset));
        Assert.Equal(7, agent.Chunks[^1].Data.Length);
        Assert.All(agent.Chunks, chunk => Assert.Equal(model.Length, chunk.Total));
    }

    [Theory]
    [InlineData(AgentFailure.DeviceBusy, ErrorCode.DeviceBusy)]
    [InlineData(AgentFailure.ModelRejected, ErrorCode.ModelRejected)]
    [InlineData(AgentFailure.RuntimeMissing, ErrorCode.MissingDependency)]
    [InlineData(AgentFailure.Storage, ErrorCode.Storage)]
    [InlineData(AgentFailure.RunFailed, ErrorCode.RuntimeFailed)]
    [InlineData(AgentFailure.ModelMissing, ErrorCode.DeviceFailed)]
    public async Task A_failure_keeps_its_kind_its_message_and_its_advice(AgentFailure failure, ErrorCode code)
    {
        await using AgentClient client = await AgentClient.ConnectAsync(new FakeAgent(_bench.Device(), fails: failure), CancellationToken.None);
        var error = await Assert.ThrowsAsync<ProfilerException>(() => RunAsync(client, 1, CancellationToken.None));
        Assert.Equal((code, "It failed.", "Do something."), (error.Code, error.Message, error.Advice));
    }

    [Fact]
    public async Task Visits_come_in_their_order()
    {
        await using AgentClient client = await AgentClient.ConnectAsync(new FakeAgent(_bench.Device()), CancellationToken.None);
        List<Visit> visits = await RunAsync(client, 4, CancellationToken.None);
        Assert.Equal([0, 1, 2, 3], visits.Select(visit => visit.Round));
    }

    [Fact]
    public async Task A_graph_comes_with_its_shapes_and_attributes()
    {
        var kernel = new RuntimeKernel(
            "stem/conv_nchwc",
            "Conv",
            "com.microsoft.nchwc",
            "CPUExecutionProvider",
            [new KernelTensor("float", [1, 3, 8, 8], IsConstant: false), new KernelTensor("float", [16, 3, 3, 3], IsConstant: true)],
            [new KernelTensor("float", [1, 16, 4, 4], IsConstant: false)],
            ImmutableSortedDictionary<string, ImmutableArray<long>>.Empty.Add("strides", [2, 2]),
            ImmutableSortedDictionary<string, string>.Empty.Add("activation", "Relu"));
        string model = new('a', 64);
        var device = new SyntheticDevice(
            new FakeClock(), [], [new SyntheticWorkload(model, BaseMs: 1) { Graph = new RuntimeGraph("1.29.0", [kernel]) }]);
        await using AgentClient client = await AgentClient.ConnectAsync(new FakeAgent(device), CancellationToken.None);

        RuntimeGraph graph = await client.ReadGraphAsync(Workload.OfFixedShape(model, "cpu", 1), CancellationToken.None);

        RuntimeKernel read = Assert.Single(graph.Kernels);
        Assert.Equal("1.29.0", graph.RuntimeVersion);
        Assert.Equal((kernel.Node, "com.microsoft.nchwc.Conv", kernel.Provider), (read.Node, read.FullOperator, read.Provider));
        Assert.Equal(kernel.Inputs.Select(Text), read.Inputs.Select(Text));
        Assert.Equal(kernel.Outputs.Select(Text), read.Outputs.Select(Text));
        Assert.Equal([2, 2], read.Integers["strides"].ToArray());
        Assert.Equal(kernel.Words, read.Words);
    }

    [Fact]
    public async Task A_graph_that_the_runtime_refuses_is_told_with_its_advice()
    {
        var agent = new FakeAgent(_bench.Device(), answers: request => request is GraphRequest
            ? new FailedReply(request.Id, AgentFailure.ModelRejected, "Mystery is not known.", "Cut it off.")
            : null);
        await using AgentClient client = await AgentClient.ConnectAsync(agent, CancellationToken.None);
        var error = await Assert.ThrowsAsync<ProfilerException>(
            () => client.ReadGraphAsync(Workload.OfFixedShape(new string('a', 64), "cpu", 1), CancellationToken.None));
        Assert.Equal((ErrorCode.ModelRejected, "Mystery is not known.", "Cut it off."), (error.Code, error.Message, error.Advice));
    }

    private static string Text(KernelTensor tensor) => $"{tensor.Type} {string.Join('x', tensor.Dims)} {tensor.IsConstant}";

    private static async Task<List<Visit>> RunAsync(AgentClient client, int count, CancellationToken cancellationToken)
    {
        VisitRequest[] requests = [.. Enumerable.Range(0, count).Select(round => Bench.Visit("a", round))];
        var visits = new List<Visit>();
        await foreach (Visit visit in client.RunAsync(requests, cancellationToken))
        {
            visits.Add(visit);
        }

        return visits;
    }
}
