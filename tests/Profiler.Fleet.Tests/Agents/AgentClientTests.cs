using Profiler.Fleet.Agents;
using Profiler.Fleet.Tests.Support;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Tests.Agents;

public sealed class AgentClientTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task An_agent_of_another_protocol_is_refused()
    {
        var agent = new FakeAgent(_bench.Device(), protocol: 99);
        var error = await Assert.ThrowsAsync<ProfilerException>(() => AgentClient.ConnectAsync(agent, CancellationToken.None));
        Assert.Equal(ErrorCode.Mismatch, error.Code);
        Assert.Contains("99", error.Message, StringComparison.Ordinal);
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
