using System.Net;
using System.Text;
using Profiler.Api.Costs;
using Profiler.Api.Errors;
using Profiler.CostModels.Estimates;
using Profiler.CostModels.LookupTables.Text;
using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;
using Profiler.Networks.Counting;
using Profiler.Networks.Graphs;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.Coordinator.Tests.Costs;

public sealed class CostApiTests(CostServer server) : IClassFixture<CostServer>
{
    private const string Question = $$"""
        {"space":"squeezenas-small","input":"{{CostServer.Input}}","targets":["local"],"metrics":["latencyMs","macs","parameters"],
         "architectures":["squeezenas-lat-small"]}
        """;

    private static readonly SearchSpace Space = BuiltInSpaces.Get("squeezenas-small");

    [Fact]
    public async Task A_published_network_costs_what_the_table_says()
    {
        Network network = PublishedNetworks.Build(PublishedNetworks.Get("squeezenas-lat-small"));
        CostEstimate expected = new TableCostModel(server.InContext, Space).Estimate(network.Architecture!);
        NetworkCounts counts = LayerCounter.Count(ShapedGraph.Lay(network, TensorShape.Parse(CostServer.Input)));

        CostsDocument answer = await server.AskAsync(Question);

        Assert.Equal(("squeezenas-small", CostServer.Input), (answer.Space, answer.Input));
        TargetCosts block = Assert.Single(answer.Results);
        Assert.Equal(CostServer.TargetId, block.Target);
        ArchitectureCost cost = Assert.Single(block.Costs!.Value);
        Assert.Equal(("squeezenas-lat-small", network.Architecture!.Code), (cost.Name, cost.Code));
        Assert.Equal(expected.LatencyMs, cost.LatencyMs!.Value, 5e-5);
        Assert.Equal(expected.LowMs, cost.LatencyMs.Low, 5e-5);
        Assert.Equal(expected.HighMs, cost.LatencyMs.High, 5e-5);
        Assert.Equal(expected.Source.ToString().ToLowerInvariant(), cost.LatencyMs.Source);
        Assert.InRange(cost.LatencyMs.Coverage, expected.Coverage - 1e-4, expected.Coverage);
        Assert.Equal(server.InContext.Id, cost.LatencyMs.Snapshot);
        Assert.Null(cost.LatencyMs.MeetsMaxLatency);
        Assert.Equal(
            new CostFigure(counts.Macs, counts.Macs, counts.Macs, "analytical", 1, Space.Fingerprint[..16]), cost.Macs);
        Assert.Equal(counts.Parameters, cost.Parameters!.Value);
    }

    [Theory]
    [InlineData("local")]
    [InlineData("local/ort-cpu/fp32/b1")]
    [InlineData(CostServer.TargetId)]
    [InlineData("\\u006cocal")]
    public async Task A_target_goes_by_device_spelling_or_id(string target)
    {
        CostsDocument answer = await server.AskAsync(Question.Replace("\"local\"", $"\"{target}\"", StringComparison.Ordinal));

        Assert.Equal(CostServer.TargetId, Assert.Single(answer.Results).Target);
    }

    [Fact]
    public async Task Several_targets_have_a_block_each()
    {
        CostsDocument answer = await server.AskAsync(Question.Replace("\"local\"", "\"local\",\"local/ort-cpu/fp32/b1\"", StringComparison.Ordinal));

        Assert.Equal(2, answer.Results.Length);
        Assert.Equal(answer.Results[0].Costs!.Value.ToArray(), answer.Results[1].Costs!.Value.ToArray());
    }

    [Fact]
    public async Task Counts_alone_need_no_target_and_no_table()
    {
        CostsDocument answer = await server.AskAsync(
            """{"space":"squeezenas-small","input":"1x3x64x64","metrics":["macs"],"architectures":["squeezenas-mac-small"]}""");

        TargetCosts block = Assert.Single(answer.Results);
        Assert.Null(block.Target);
        Assert.Null(block.Costs!.Value[0].LatencyMs);
        Assert.True(block.Costs!.Value[0].Macs!.Value > 1e6);
    }

    [Fact]
    public async Task A_pinned_table_answers_even_if_it_is_isolated()
    {
        CostsDocument answer = await server.AskAsync(
            $$"""{"space":"squeezenas-small","table":"{{server.Isolated.Id[..6]}}","architectures":["squeezenas-lat-small"]}""");

        Assert.Equal(server.Isolated.Id, answer.Results[0].Costs!.Value[0].LatencyMs!.Snapshot);
        Assert.Equal(CostServer.Input, answer.Input);
    }

    [Fact]
    public async Task A_new_table_answers_from_then_on_and_the_old_one_where_it_is_pinned()
    {
        var fresh = new CostServer();
        await fresh.InitializeAsync();
        try
        {
            await fresh.AskAsync(Question);
            var newer = TableText.Seal(fresh.InContext with
            {
                Provenance = fresh.InContext.Provenance with { CreatedAt = fresh.InContext.Provenance.CreatedAt.AddDays(1) },
                Fixed = fresh.InContext.Fixed with { StemMs = 100 },
            });
            using HttpResponseMessage kept = await fresh.Client.PostAsync(
                new Uri("/v1/tables", UriKind.Relative), new StringContent(TablePosts.Of(newer), Encoding.UTF8, "application/json"));
            Assert.Equal(HttpStatusCode.Created, kept.StatusCode);

            CostsDocument now = await fresh.AskAsync(Question);
            CostsDocument then = await fresh.AskAsync(Question.Replace("{\"space\"", $"{{\"table\":\"{fresh.InContext.Id}\",\"space\"", StringComparison.Ordinal));

            Assert.Equal(newer.Id, now.Results[0].Costs!.Value[0].LatencyMs!.Snapshot);
            Assert.Equal(fresh.InContext.Id, then.Results[0].Costs!.Value[0].LatencyMs!.Snapshot);
        }
        finally
        {
            await fresh.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_definition_is_as_good_as_a_name()
    {
        string definition = SearchSpaceJson.Write(Space);

        CostsDocument answer = await server.AskAsync(Question.Replace("\"squeezenas-small\"", definition, StringComparison.Ordinal));

        Assert.Equal(server.InContext.Id, answer.Results[0].Costs!.Value[0].LatencyMs!.Snapshot);
    }

    [Fact]
    public async Task A_limit_adds_the_probability_of_meeting_it()
    {
        ArchitectureCost cost = (await server.AskAsync(Question)).Results[0].Costs!.Value[0];
        CostFigure at = await With(cost.LatencyMs!.Value);
        CostFigure above = await With(cost.LatencyMs.High);

        Assert.Equal(0.5, at.MeetsMaxLatency!.Value, 2e-3);
        Assert.Equal(0.95, above.MeetsMaxLatency!.Value, 2e-3);

        async Task<CostFigure> With(double limitMs)
        {
            CostsDocument answer = await server.AskAsync(Question.Replace("{\"space\"", $"{{\"maxLatencyMs\":{limitMs},\"space\"", StringComparison.Ordinal));
            return answer.Results[0].Costs!.Value[0].LatencyMs!;
        }
    }

    [Theory]
    [InlineData("squeezenas-small\"", "squeezenas-smal\"", "unknownName", "squeezenas-small")]
    [InlineData("\"local\"", "\"locl\"", "unknownName", "local")]
    [InlineData("squeezenas-lat-small", "squeezenas-lat-smal", "unknownName", "squeezenas-lat-small")]
    [InlineData("squeezenas-lat-small", "squeezenas-lat-large", "mismatch", "squeezenas-large")]
    [InlineData("\"macs\"", "\"mac\"", "unknownName", "macs")]
    [InlineData("1x3x256x512", "1x3x512x512", "unknownName", "1x3x256x512")]
    [InlineData("1x3x256x512", "1x3x256", "invalidShape", "1x3x512x1024")]
    [InlineData("\"targets\":[\"local\"],", "", "invalidArgument", "local")]
    [InlineData("\"targets\"", "\"target\"", "invalidArgument", "targets")]
    [InlineData("\"input\"", "\"table\":\"ffff\",\"input\"", "unknownName", "b5aad8366173c3cf")]
    public async Task What_is_unknown_is_refused_with_a_suggestion(string word, string wrong, string code, string suggestion)
    {
        ApiProblem problem = await server.RefusedAsync(Question.Replace(word, wrong, StringComparison.Ordinal));

        Assert.Equal(code, problem.Code);
        Assert.Contains(suggestion, problem.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[1]""", "JSON object")]
    [InlineData("""{"space":"squeezenas-small"}""", "'architectures'")]
    [InlineData("""{"space":"squeezenas-small","architectures":[],"codes":[]}""", "'architectures'")]
    [InlineData("""{"architectures":[]}""", "'space' is missing")]
    [InlineData("""{"space":"squeezenas-small","space":"fbnet","architectures":[]}""", "'space' stands twice")]
    [InlineData("""{"space":7,"architectures":[]}""", "'space' is not a string")]
    [InlineData("""{"space":"squeezenas-small","table":"b5aa","architectures":[{"choices":[]}]}""", "'architectures[0].choices' has 0")]
    [InlineData("""{"space":"squeezenas-small","table":"b5aa","architectures":[{"name":"a"}]}""", "'architectures[0]' has neither")]
    [InlineData("""{"space":"squeezenas-small","table":"b5aa","architectures":[{"code":"00","color":1}]}""", "'architectures[0].code'")]
    [InlineData("""{"space":"squeezenas-small","table":"b5aa","architectures":[{"color":1}]}""", "'architectures[0].color'")]
    [InlineData("""{"space":"squeezenas-small","table":"b5aa","codes":["0z"]}""", "'codes[0]' has 2 characters")]
    [InlineData("""{"space":"squeezenas-small","table":"b5aa","codesBase64":"AAA"}""", "'codesBase64' is not base64")]
    [InlineData("""{"space":"squeezenas-small","table":"b5aa","codesBase64":"AAAA"}""", "'codesBase64' has 3 bytes")]
    [InlineData("""{"space":"squeezenas-small","table":"b5aa","codes":[],"maxLatencyMs":-1}""", "'maxLatencyMs'")]
    [InlineData("""{"space":"squeezenas-small","table":"b5aa","codes":[],"measure":"ifUncertain"}""", "'measure'")]
    [InlineData("""{"space":"squeezenas-small","table":"b5aa","codes":[],"metrics":["macs"],"maxLatencyMs":1}""", "'metrics' lacks")]
    [InlineData("""{"space":"squeezenas-small","targets":["local"],"codes":[],"metrics":["macs"]}""", "'targets' is given")]
    [InlineData("""{"space":"squeezenas-small","table":"b5aa","architectures":["\ud800"]}""", "half of a character")]
    [InlineData("""{"space":"squeezenas-small","table":"b5aa","codes":[]} x""", "JSON object")]
    public async Task What_is_malformed_is_refused_with_the_field_s_name(string body, string words)
    {
        ApiProblem problem = await server.RefusedAsync(body);

        Assert.Equal((400, "invalidArgument"), (problem.Status, problem.Code));
        Assert.Contains(words, problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_candidate_that_a_slot_has_not_is_refused_by_name_and_by_index()
    {
        string[] choices = [.. Architecture.FromIndices(Space, new byte[Space.Slots.Length]).CandidateNames];
        choices[3] = "k3_e6_g";
        string names = string.Join(',', choices.Select(name => $"\"{name}\""));
        string code = string.Concat(Enumerable.Repeat("00", Space.Slots.Length - 1)) + "ff";

        ApiProblem byName = await server.RefusedAsync(
            $$"""{"space":"squeezenas-small","table":"b5aa","architectures":[{"choices":[{{names}}]}]}""");
        ApiProblem byIndex = await server.RefusedAsync($$"""{"space":"squeezenas-small","table":"b5aa","codes":["{{code}}"]}""");

        Assert.Equal("unknownName", byName.Code);
        Assert.Contains("slot03", byName.Detail, StringComparison.Ordinal);
        Assert.Contains("k3_e6_g1", byName.Advice, StringComparison.Ordinal);
        Assert.Contains("'codes[0]' has index 255", byIndex.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_in_pieces_is_answered_as_one_in_a_piece()
    {
        string whole = await (await server.PostAsync(Question)).Content.ReadAsStringAsync();
        using var body = new StreamContent(new DribblingStream(Encoding.UTF8.GetBytes(Question)));
        body.Headers.ContentType = new("application/json");

        using HttpResponseMessage response = await server.Client.PostAsync(new Uri("/v1/costs", UriKind.Relative), body);

        Assert.Equal(whole, await response.Content.ReadAsStringAsync());
    }
}
