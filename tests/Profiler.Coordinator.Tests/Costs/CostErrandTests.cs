using Profiler.Api.Costs;
using Profiler.Api.Errors;
using Profiler.Fleet.Requests;
using Profiler.Store.Keys;
using Profiler.Store.Queue;

namespace Profiler.Coordinator.Tests.Costs;

public sealed class CostErrandTests : IAsyncLifetime
{
    private const string Question = $$"""
        {"space":"squeezenas-small","input":"{{CostServer.Input}}","targets":["local"],"measure":"ifUncertain",
         "architectures":["squeezenas-lat-small",{"name":"mine","code":"0000000000000000000000000000000000000000"}]}
        """;

    private readonly CostServer _server = new() { RequiresKeys = true };

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task What_the_table_only_predicts_is_queued_once()
    {
        using HttpClient client = await _server.ClientOfAsync(ApiKeyRole.Measure);
        await _server.Database.Devices.RegisterAsync("local", "{}");

        CostsDocument first = await _server.AskAsync(Question, client);
        CostsDocument again = await _server.AskAsync(Question, client);

        string[] predicted = [.. first.Results[0].Costs!.Value.Where(c => c.LatencyMs!.Source == "predicted").Select(c => c.Name)];
        Assert.Equal(predicted, first.Jobs!.Value.Select(job => job.Architecture));
        Assert.Equal(first.Jobs!.Value.ToArray(), again.Jobs!.Value.ToArray());
        foreach (CostJob queued in first.Jobs!.Value)
        {
            QueuedJob job = await _server.Database.Queue.GetAsync(queued.Job);
            var request = Assert.IsType<MeasureJobRequest>(JobRequestJson.Read(job.RequestJson));
            Assert.Equal(("local", "cpu", 1), (request.Device, request.Provider, request.Threads));
            Assert.Equal((queued.Architecture, CostServer.Input), (request.Network.Name, request.Network.Input));
        }
    }

    [Fact]
    public async Task A_key_that_may_only_read_queues_nothing()
    {
        using HttpClient client = await _server.ClientOfAsync(ApiKeyRole.Read);
        await _server.Database.Devices.RegisterAsync("local", "{}");

        ApiProblem problem = await _server.RefusedAsync(Question, client);

        Assert.Equal((403, "accessDenied"), (problem.Status, problem.Code));
        Assert.Empty(await _server.Database.Queue.ListAsync(new QueueQuery()));
    }

    [Fact]
    public async Task Without_a_measurement_the_table_answers_also_who_prefers_measured()
    {
        using HttpClient client = await _server.ClientOfAsync(ApiKeyRole.Read);
        string question = Question.Replace("\"measure\":\"ifUncertain\"", "\"prefer\":\"measured\"", StringComparison.Ordinal);

        CostsDocument answer = await _server.AskAsync(question, client);

        Assert.All(answer.Results[0].Costs!.Value, cost => Assert.Equal(_server.InContext.Id, cost.LatencyMs!.Snapshot));
        Assert.Null(answer.Jobs);
    }
}
