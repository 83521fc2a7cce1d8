using System.Net;
using System.Net.Http.Json;
using Profiler.Api;
using Profiler.Api.Errors;
using Profiler.Api.NetworkFiles;
using Profiler.Coordinator.Tests.Costs;
using Profiler.CostModels.Estimates;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Requests;
using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;
using Profiler.Networks.Graphs;
using Profiler.Networks.Shapes;
using Profiler.Store.Queue;

namespace Profiler.Coordinator.Tests.NetworkFiles;

public sealed class NetworkApiTests(CostServer server) : IClassFixture<CostServer>
{
    private static readonly TensorShape Input = TensorShape.Parse(CostServer.Input);
    private static readonly Network LatSmall = PublishedNetworks.Build(PublishedNetworks.Get("squeezenas-lat-small"));
    private static readonly Subject Small = SubjectFactory.FromNetwork(LatSmall, Input);

    [Fact]
    public async Task An_exported_architecture_is_recognised_and_answered_by_its_table()
    {
        CostEstimate expected = new TableCostModel(server.InContext, LatSmall.Architecture!.Space).Estimate(LatSmall.Architecture!);

        NetworkCostDocument answer = await AskAsync(Small.Onnx.ToArray(), "?name=mine&maxLatencyMs=1000");

        Assert.Equal(("mine", Small.Sha256), (answer.Name, answer.Sha256));
        Assert.Equal(new RecognisedArchitecture("squeezenas-small", LatSmall.Architecture!.Code), answer.Architecture);
        Assert.Equal(Small.Counts.Macs, answer.Counts!.Macs);
        NetworkLatency result = Assert.Single(answer.Results);
        Assert.Equal(CostServer.TargetId, result.Target);
        Assert.Equal(expected.LatencyMs, result.LatencyMs!.Value, 1e-9);
        Assert.Equal(1, result.LatencyMs.MeetsMaxLatency!.Value, 1e-9);
        Assert.Contains(answer.Operators, kind => kind.Operator == "Conv" && kind.Macs > 0);
    }

    [Fact]
    public async Task A_file_that_nothing_is_known_of_has_counts_and_a_reason()
    {
        Subject other = SubjectFactory.FromNetwork(LatSmall, new TensorShape(1, 3, 64, 128));

        NetworkCostDocument answer = await AskAsync(other.Onnx.ToArray(), "?target=local");

        NetworkLatency result = Assert.Single(answer.Results);
        Assert.Null(result.LatencyMs);
        Assert.Contains("no table", result.Reason, StringComparison.Ordinal);
        Assert.Equal(other.Counts.Macs, answer.Counts!.Macs);
    }

    [Fact]
    public async Task An_unknown_latency_is_measured_where_that_is_asked_for()
    {
        Architecture architecture = Architecture.FromIndices(LatSmall.Architecture!.Space, new byte[LatSmall.Architecture!.Space.Slots.Length]);
        Subject other = SubjectFactory.FromNetwork(NetworkFactory.FromArchitecture(architecture), new TensorShape(1, 3, 64, 128));
        await server.Database.Devices.RegisterAsync("local", "{}");

        NetworkCostDocument answer = await AskAsync(other.Onnx.ToArray(), "?target=local&measure=ifUncertain");

        QueuedJob job = await server.Database.Queue.GetAsync(Assert.Single(answer.Results).Job!);
        var request = Assert.IsType<MeasureJobRequest>(JobRequestJson.Read(job.RequestJson));
        Assert.Equal(other.Sha256, request.Network.ModelSha256);
        Assert.NotNull(await server.Database.Models.FindAsync(other.Sha256));
    }

    [Theory]
    [InlineData("?target=locl", 404)]
    [InlineData("?colour=red", 404)]
    [InlineData("?measure=ifUncertain", 400)]
    [InlineData("?measure=always", 400)]
    [InlineData("?predict=ifUnknown", 400)]
    [InlineData("?predict=always&target=local", 400)]
    [InlineData("?predict=ifUnknown&measure=ifUncertain&target=local", 400)]
    [InlineData("?name=../../x", 400)]
    [InlineData("?input=1xx", 400)]
    [InlineData("?maxLatencyMs=nan", 400)]
    public async Task A_query_that_cannot_be_used_is_refused(string query, int status)
    {
        using HttpResponseMessage response = await PostAsync(Small.Onnx.ToArray(), query);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_hostile_file_is_refused_by_the_name_it_was_given()
    {
        using HttpResponseMessage response = await PostAsync("nonsense"u8.ToArray(), "?name=bad");
        ApiProblem problem = (await response.Content.ReadFromJsonAsync(ApiJson.Context.ApiProblem))!;

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("'bad.onnx'", problem.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("profiler-upload", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_cut_off_or_changed_is_never_a_fault_of_the_server()
    {
        byte[] whole = SubjectFactory.FromNetwork(LatSmall, new TensorShape(1, 3, 32, 64)).Onnx.ToArray();
        var random = new Random(3);
        for (int i = 0; i < 60; i++)
        {
            byte[] broken = i % 2 == 0 ? whole[..random.Next(4096)] : [.. whole];
            for (int change = 0; i % 2 == 1 && change < 5; change++)
            {
                // The graph's text stands behind the weights of the first layers and at both ends.
                int at = random.Next(2) == 0 ? random.Next(2000) : whole.Length - 1 - random.Next(4000);
                broken[at] = (byte)random.Next(256);
            }

            using HttpResponseMessage response = await PostAsync(broken, "?target=local");

            Assert.InRange((int)response.StatusCode, 200, 499);
        }
    }

    [Theory]
    [InlineData("?target=local&measure=ifUncertain", 422)]
    [InlineData("?target=local", 200)]
    public async Task An_operator_that_nobody_knows_is_named(string query, int status)
    {
        byte[] onnx = SubjectFactory.FromNetwork(LatSmall, new TensorShape(1, 3, 32, 64)).Onnx.ToArray();
        int at = onnx.AsSpan().IndexOf("\u0004Conv"u8);
        "Cxnv"u8.CopyTo(onnx.AsSpan(at + 1));

        using HttpResponseMessage response = await PostAsync(onnx, query);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains("Cxnv", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<NetworkCostDocument> AskAsync(byte[] onnx, string query)
    {
        using HttpResponseMessage response = await PostAsync(onnx, query);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync(ApiJson.Context.NetworkCostDocument))!;
    }

    private async Task<HttpResponseMessage> PostAsync(byte[] onnx, string query)
    {
        using var body = new ByteArrayContent(onnx);
        body.Headers.ContentType = new("application/octet-stream");
        return await server.Client.PostAsync(new Uri($"/v1/networks{query}", UriKind.Relative), body);
    }
}
