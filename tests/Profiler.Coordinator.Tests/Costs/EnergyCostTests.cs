using Profiler.Api.Costs;
using Profiler.Api.Errors;
using Profiler.CostModels.Energy;
using Profiler.CostModels.Estimates;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;
using Profiler.Networks.Catalog;

namespace Profiler.Coordinator.Tests.Costs;

/// <summary>Energies beside latencies: of the device "meter", whose table has both, and of "local", whose table has latencies.</summary>
public sealed class EnergyCostTests(CostServer server) : IClassFixture<CostServer>, IAsyncLifetime
{
    private const string Architectures = "\"architectures\":[\"squeezenas-lat-small\"]";
    private const string Codes = "\"codes\":[\"000c0c0c03030c0c070b05010b0b0b080b0a0a0a\",\"0000000000000000000000000000000000000000\"]";

    private readonly LookupTable _table = WithEnergies(server.InContext);

    public Task InitializeAsync() => server.Database.Tables.AddAsync(_table);

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("")]
    [InlineData("\"metrics\":[\"energyMj\",\"latencyMs\"],")]
    public async Task Energy_stands_beside_latency(string metrics)
    {
        CostEstimate expected = new TableCostModel(_table, BuiltInSpaces.Get("squeezenas-small"))
            .Estimate(PublishedNetworks.Build(PublishedNetworks.Get("squeezenas-lat-small")).Architecture!);

        ArchitectureCost cost = (await server.AskAsync(Question("meter", metrics + Architectures))).Results[0].Costs!.Value[0];

        Assert.Equal(expected.LatencyMs, cost.LatencyMs!.Value, 5e-5);
        Assert.Equal(expected.Energy!.Mj, cost.EnergyMj!.Value, 5e-5);
        Assert.Equal(expected.Energy.LowMj, cost.EnergyMj.Low, 5e-5);
        Assert.Equal(expected.Energy.HighMj, cost.EnergyMj.High, 5e-5);
        Assert.Equal(("predicted", _table.Id), (cost.EnergyMj.Source, cost.EnergyMj.Snapshot));
    }

    [Fact]
    public async Task A_batch_of_energies_alone_has_a_column_of_them()
    {
        ArchitectureCost one = (await server.AskAsync(Question("meter", Architectures))).Results[0].Costs!.Value[0];

        TargetCosts block = (await server.AskAsync(Question("meter", $"\"metrics\":[\"energyMj\"],{Codes}"))).Results[0];

        Assert.Null(block.LatencyMs);
        Assert.Equal(2, block.EnergyMj!.Value.Length);
        Assert.Equal((one.EnergyMj!.Value, one.EnergyMj.Low, one.EnergyMj.High), (block.EnergyMj.Value[0], block.EnergyMj.Low[0], block.EnergyMj.High[0]));
        Assert.Equal(["predicted", "predicted"], block.EnergyMj.Source.AsEnumerable());
    }

    [Fact]
    public async Task Latencies_alone_are_answered_without_energies()
    {
        Assert.Null((await server.AskAsync(Question("meter", $"\"metrics\":[\"latencyMs\"],{Codes}"))).Results[0].EnergyMj);
        Assert.Null((await server.AskAsync(Question("local", Codes))).Results[0].EnergyMj);
    }

    [Theory]
    [InlineData(Architectures)]
    [InlineData(Codes)]
    public async Task A_table_without_energies_is_named_with_the_command_that_adds_them(string asked)
    {
        ApiProblem problem = await server.RefusedAsync(Question("local", $"\"metrics\":[\"energyMj\"],{asked}"));

        Assert.Equal((409, "mismatch"), (problem.Status, problem.Code));
        Assert.Contains(server.InContext.Id, problem.Detail, StringComparison.Ordinal);
        Assert.Contains($"profiler energy fit --space squeezenas-small --input {CostServer.Input}", problem.Advice, StringComparison.Ordinal);
    }

    private static string Question(string target, string rest) =>
        $$"""{"space":"squeezenas-small","input":"{{CostServer.Input}}","targets":["{{target}}"],{{rest}}}""";

    /// <summary>Another device that draws 20 W whatever it does.</summary>
    private static LookupTable WithEnergies(LookupTable table) => TableText.Seal(table with
    {
        Target = table.Target with { Device = "meter" },
        Fixed = table.Fixed with { StemMj = 20 * table.Fixed.StemMs, HeadMj = 20 * table.Fixed.HeadMs, OverheadMj = 20 * table.Fixed.OverheadMs },
        Entries = [.. table.Entries.Select(entry => entry with { Mj = 20 * entry.LatencyMs })],
        Contexts = [.. table.Contexts.Select(entry => entry with { Mj = 20 * entry.LatencyMs })],
        Calibration = table.Calibration with { Energy = new EnergyModel(20, 0, 0, Networks: 12, RelativeError90: 0.05) },
    });
}
