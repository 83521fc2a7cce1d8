using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using Profiler.Api.Costs;
using Profiler.CostModels.Estimates;
using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;
using Profiler.Networks.Counting;
using Profiler.Networks.Graphs;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.Coordinator.Tests.Costs;

/// <summary>The way from bytes to bytes against the plain one: an architecture, its cost model, its counted graph.</summary>
public sealed class CostProperties(CostServer server) : IClassFixture<CostServer>
{
    private static readonly SearchSpace Space = BuiltInSpaces.Get("squeezenas-small");

    private static readonly Config Config = FsCheck.Config.QuickThrowOnFailure
        .WithMaxTest(40)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20_250_301, 1_234_567), FSharpOption<int>.None)));

    private static Gen<Architecture> AnyArchitecture =>
        Gen.Choose(0, int.MaxValue - 1).Select(seed => new ArchitectureSampler(Space, seed).Uniform());

    [Fact]
    public void Any_batch_costs_the_same_by_names_by_codes_and_by_bytes() => Prop.ForAll(
        AnyArchitecture.NonEmptyListOf().ToArbitrary(),
        architectures =>
        {
            TargetCosts named = Ask($"\"architectures\":[{string.Join(',', architectures.Select(Named))}]");
            TargetCosts coded = Ask($"\"codes\":[{string.Join(',', architectures.Select(a => $"\"{a.Code}\""))}]");
            byte[] bytes = [.. architectures.SelectMany(a => a.Choices)];
            TargetCosts packed = Ask($"\"codesBase64\":\"{Convert.ToBase64String(bytes)}\"");

            LatencyColumns ms = coded.LatencyMs!;
            Assert.Equal(coded.Count, architectures.Count);
            Assert.Equal(named.Costs!.Value.Select(c => c.LatencyMs!.Value), ms.Value);
            Assert.Equal(named.Costs!.Value.Select(c => c.LatencyMs!.Low), ms.Low);
            Assert.Equal(named.Costs!.Value.Select(c => c.LatencyMs!.High), ms.High);
            Assert.Equal(named.Costs!.Value.Select(c => c.LatencyMs!.Source), ms.Source);
            Assert.Equal(named.Costs!.Value.Select(c => c.LatencyMs!.Coverage), ms.Coverage);
            Assert.Equal(named.Costs!.Value.Select(c => c.LatencyMs!.MeetsMaxLatency!.Value), ms.MeetsMaxLatency!.Value);
            Assert.Equal(named.Costs!.Value.Select(c => (long)c.Macs!.Value), coded.Macs!.Value);
            Assert.Equal(JsonSerializer.Serialize(coded), JsonSerializer.Serialize(packed));
        }).Check(Config);

    [Fact]
    public void Any_architecture_costs_what_its_model_and_its_graph_say() => Prop.ForAll(AnyArchitecture.ToArbitrary(), architecture =>
    {
        CostEstimate expected = new TableCostModel(server.InContext, Space).Estimate(architecture);
        NetworkCounts counts = LayerCounter.Count(
            ShapedGraph.Lay(NetworkFactory.FromArchitecture(architecture), TensorShape.Parse(CostServer.Input)));

        ArchitectureCost cost = Ask($"\"architectures\":[{Named(architecture)}]").Costs!.Value[0];

        Assert.Equal(architecture.Code, cost.Code);
        Assert.Equal(Math.Round(expected.LatencyMs, 4), cost.LatencyMs!.Value, 1e-9);
        Assert.Equal(Math.Round(expected.LowMs, 4), cost.LatencyMs.Low, 1e-9);
        Assert.Equal(Math.Round(expected.HighMs, 4), cost.LatencyMs.High, 1e-9);
        Assert.Equal(Math.Floor(expected.Coverage * 1e4) / 1e4, cost.LatencyMs.Coverage, 1e-9);
        Assert.Equal(expected.Source == EstimateSource.Table ? "table" : "predicted", cost.LatencyMs.Source);
        Assert.Equal((counts.Macs, counts.Parameters), ((long)cost.Macs!.Value, (long)cost.Parameters!.Value));
    }).Check(Config);

    private static string Named(Architecture architecture) =>
        $$"""{"name":"{{architecture.Name}}","choices":[{{string.Join(',', architecture.CandidateNames.Select(name => $"\"{name}\""))}}]}""";

    private TargetCosts Ask(string architectures)
    {
        string question = $$"""
            {"space":"squeezenas-small","input":"{{CostServer.Input}}","targets":["local"],"metrics":["latencyMs","macs","parameters"],
             "maxLatencyMs":20,{{architectures}}}
            """;
        return Assert.Single(server.AskAsync(question).GetAwaiter().GetResult().Results);
    }
}
