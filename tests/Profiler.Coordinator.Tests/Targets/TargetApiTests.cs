using System.Net.Http.Json;
using Profiler.Api;
using Profiler.Api.Targets;
using Profiler.Coordinator.Tests.Costs;

namespace Profiler.Coordinator.Tests.Targets;

public sealed class TargetApiTests(CostServer server) : IClassFixture<CostServer>
{
    [Fact]
    public async Task Targets_are_listed_with_their_tables_and_metrics()
    {
        TargetsDocument document = (await server.Client.GetFromJsonAsync("/v1/targets", ApiJson.Context.TargetsDocument))!;

        TargetDocument target = Assert.Single(document.Targets);
        Assert.Equal((CostServer.TargetId, "local/ort-cpu/fp32/b1", 1), (target.Id, target.Spelling, target.Target.Threads));
        Assert.Contains("latencyMs", target.Metrics);
        Assert.Equal(["in-context", "isolated"], target.Tables.Select(table => table.Method).Order());
    }
}
