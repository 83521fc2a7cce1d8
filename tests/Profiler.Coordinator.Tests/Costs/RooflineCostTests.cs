using Profiler.Api.Costs;
using Profiler.CostModels.Analytical;
using Profiler.CostModels.Analytical.Kernels;
using Profiler.CostModels.Analytical.Sheets;
using Profiler.CostModels.Building;
using Profiler.CostModels.Estimates;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;
using Profiler.Measurement.Targets;
using Profiler.Networks.Catalog;
using Profiler.Networks.Graphs;
using Profiler.Networks.Shapes;

namespace Profiler.Coordinator.Tests.Costs;

public sealed class RooflineCostTests : IAsyncLifetime
{
    private static readonly RooflineModel Board = new(BoardCatalog.Get("jetson-tx2"), "fp16");

    private readonly CostServer _server = new();

    [Fact]
    public async Task A_board_on_paper_answers_as_analytical_with_its_wide_interval()
    {
        await _server.Database.Tables.AddAsync(Table(RooflineTarget.Of(Board, batch: 1)));
        Network network = PublishedNetworks.Build(PublishedNetworks.Get("squeezenas-lat-small"));
        ShapedGraph graph = ShapedGraph.Lay(network, TensorShape.Parse(CostServer.Input));
        CostEstimate whole = Board.Estimate(LayerKernels.Of(graph, Board.BytesPerValue)).Cost;

        CostFigure cost = Assert.Single((await AskAsync("\"architectures\":[\"squeezenas-lat-small\"]")).Costs!.Value).LatencyMs!;
        LatencyColumns columns = (await AskAsync($"\"codes\":[\"{network.Architecture!.Code}\"]")).LatencyMs!;

        Assert.Equal(("analytical", 0), (cost.Source, cost.Coverage));
        Assert.Equal(whole.LatencyMs, cost.Value, 0.01);
        Assert.Equal(whole.LowMs, cost.Low, 0.01);
        Assert.Equal(whole.HighMs, cost.High, 0.01);
        Assert.Equal(0.95, cost.MeetsMaxLatency!.Value, 0.01);
        Assert.Equal(
            (cost.Value, cost.Low, cost.High, cost.Source),
            (columns.Value[0], columns.Low[0], columns.High[0], columns.Source[0]));

        async Task<TargetCosts> AskAsync(string architectures) => Assert.Single((await _server.AskAsync(FormattableString.Invariant(
            $$"""{"space":"squeezenas-small","input":"{{CostServer.Input}}","targets":["jetson-tx2"],"maxLatencyMs":{{whole.HighMs}},{{architectures}}}"""))).Results);
    }

    [Fact]
    public async Task A_data_sheet_does_not_make_the_board_of_its_name_ambiguous()
    {
        await _server.Database.Tables.AddAsync(Table(RooflineTarget.Of(Board, batch: 1)));
        Target measured = _server.InContext.Target with { Device = "jetson-tx2", Provider = "cuda" };
        await _server.Database.Tables.AddAsync(TableText.Seal(_server.InContext with { Target = measured }));

        CostsDocument answer = await _server.AskAsync(
            $$"""{"space":"squeezenas-small","input":"{{CostServer.Input}}","targets":["jetson-tx2"],"architectures":["squeezenas-lat-small"]}""");

        Assert.Equal(measured.Id, Assert.Single(answer.Results).Target);
    }

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    private LookupTable Table(Target target) => TableText.Seal(RooflineTableBuilder.Build(
        new TableSubject(BuiltInSpaces.Get("squeezenas-small"), TensorShape.Parse(CostServer.Input), target, _server.InContext.Provenance), Board));
}
