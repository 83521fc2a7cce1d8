using Profiler.Agent.Tests.Support;
using Profiler.Measurement.Checks;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Tests.Serving;

public sealed class CheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_check_tells_the_outputs_of_a_seed()
    {
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        Workload model = Workload.OfFixedShape(await agent.PutAsync(SmallModel.Export.Bytes), "cpu", 1);
        CheckedOutput first = await OutputAsync(agent, new CheckRequest(1, model, Seed: 1));
        CheckedOutput again = await OutputAsync(agent, new CheckRequest(2, model, Seed: 1));
        CheckedOutput other = await OutputAsync(agent, new CheckRequest(3, model, Seed: 2));

        Assert.Equal("output", first.Name);
        Assert.Equal([1, 16, 8, 8], first.Dimensions.ToArray());
        Assert.Equal((0, CheckedOutput.FirstCount), (first.NonFinite, first.First.Length));
        Assert.Equal(0, first.Minimum);
        Assert.InRange(first.Mean, 0.01, first.Maximum);
        Assert.Equal(first.Sha256, again.Sha256);
        Assert.NotEqual(first.Sha256, other.Sha256);
    }

    [Fact]
    public async Task A_model_that_the_runtime_refuses_is_an_answer()
    {
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        string garbage = await agent.PutAsync("not a model"u8.ToArray());
        var reply = Assert.IsType<CheckedReply>(await agent.AskAsync(new CheckRequest(1, Workload.OfFixedShape(garbage, "cpu", 1), 1)));
        Assert.Empty(reply.Outputs);
        Assert.NotEmpty(reply.Problem!);
    }

    [Fact]
    public async Task A_model_that_is_not_there_is_a_failure()
    {
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        var request = new CheckRequest(1, Workload.OfFixedShape(new string('a', 64), "cpu", 1), 1);
        Assert.Equal(AgentFailure.ModelMissing, Assert.IsType<FailedReply>(await agent.AskAsync(request)).Code);
    }

    [Fact]
    public async Task A_check_runs_in_a_process_of_its_own()
    {
        using var agent = new AgentProcess(_folder);
        byte[] model = SmallModel.Export.Bytes.ToArray();
        await agent.SendAsync(Requests.Chunks(model, SmallModel.Export.Sha256, model.Length).Single());
        await agent.SendAsync(new CheckRequest(5, Workload.OfFixedShape(SmallModel.Export.Sha256, "cpu", 1), 1));
        Assert.IsType<HelloReply>(await agent.NextAsync());
        Assert.IsType<StoredReply>(await agent.NextAsync());
        var reply = Assert.IsType<CheckedReply>(await agent.NextAsync());
        Assert.Equal((5L, (string?)null), (reply.Id, reply.Problem));
        Assert.Single(reply.Outputs);
    }

    private static async Task<CheckedOutput> OutputAsync(AgentHost agent, CheckRequest request)
    {
        var reply = Assert.IsType<CheckedReply>(await agent.AskAsync(request));
        Assert.Null(reply.Problem);
        return Assert.Single(reply.Outputs);
    }
}
