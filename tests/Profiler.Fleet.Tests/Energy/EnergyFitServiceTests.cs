using Profiler.CostModels.Energy;
using Profiler.CostModels.Estimates;
using Profiler.CostModels.LookupTables;
using Profiler.Fleet.Energy;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Tests.Onboarding;
using Profiler.Networks.Architectures;
using Profiler.Networks.Errors;
using Profiler.Networks.Graphs;
using Profiler.Networks.Spaces;

namespace Profiler.Fleet.Tests.Energy;

public sealed class EnergyFitServiceTests
{
    private static readonly SearchSpace Space = OnboardingBench.Space;

    [Fact]
    public async Task A_fit_gives_energies_to_the_spaces_table()
    {
        await using EnergyFitBench bench = await EnergyFitBench.StartAsync();

        EnergyFitOutcome outcome = await bench.FitAsync();

        Assert.Equal(6, outcome.Networks.Count);
        Assert.Equal(bench.Table.Id, outcome.LatencyTableId);
        Assert.Null(outcome.Surrogate);
        Assert.False(bench.Table.HasEnergy);
        LookupTable? found = await TableFinder.FindAsync(bench.Database, Space, Space.DefaultInput, bench.Table.Target, FillMethod.InContext);
        Assert.Equal(outcome.Table.Id, found!.Id);
        Assert.Contains($"latencies are those of table {bench.Table.Id} of 2025-03-01", Assert.Single(found.Provenance.Flags));
        Assert.Equal(bench.Table.Id, (await bench.Database.Tables.GetAsync(bench.Table.Id)).Id);
        Architecture unseen = new ArchitectureSampler(Space, seed: 77).Uniform();
        CostEstimate estimate = new TableCostModel(found, Space).Estimate(unseen);
        NetworkWork work = NetworkWork.Of(ShapedGraph.Lay(NetworkFactory.FromArchitecture(unseen), Space.DefaultInput));
        double truth = EnergyFitBench.Truth.MjOf(OnboardingBench.TrueMs(unseen), work.Macs, work.BytesAt("fp32"));
        Assert.Equal(truth, estimate.Energy!.Mj, 0.05 * truth);
        Assert.InRange(truth, estimate.Energy.LowMj, estimate.Energy.HighMj);
    }

    [Fact]
    public async Task A_fit_again_takes_the_place_of_the_energies_and_notes_it_once()
    {
        await using EnergyFitBench bench = await EnergyFitBench.StartAsync();
        EnergyFitOutcome first = await bench.FitAsync();

        EnergyFitOutcome second = await bench.FitAsync();

        Assert.Equal(first.Table.Id, second.LatencyTableId);
        Assert.Equal(first.Networks.Select(network => network.Measured.Subject.Name), second.Networks.Select(network => network.Measured.Subject.Name));
        Assert.Single(second.Table.Provenance.Flags);
    }

    [Fact]
    public async Task An_interrupted_fit_goes_on_with_the_passes_that_are_missing()
    {
        await using EnergyFitBench bench = await EnergyFitBench.StartAsync();
        bench.FailingPass = 4;
        await Assert.ThrowsAsync<ProfilerException>(bench.FitAsync);

        EnergyFitOutcome outcome = await bench.FitAsync();

        Assert.Equal(7, bench.Passes);
        Assert.Equal(6, outcome.Fit.Networks.Length);
        Assert.Single(await bench.Database.Jobs.AllAsync());
    }

    [Fact]
    public async Task A_board_without_sensors_is_refused_before_anything_is_measured()
    {
        await using EnergyFitBench bench = await EnergyFitBench.StartAsync();
        bench.HasSensors = false;

        var error = await Assert.ThrowsAsync<ProfilerException>(bench.FitAsync);

        Assert.Equal((ErrorCode.MissingDependency, "Looked for: rapl/*."), (error.Code, error.Message));
        Assert.Empty(await bench.Database.Jobs.AllAsync());
    }

    [Fact]
    public async Task Without_a_table_the_command_that_builds_one_is_named()
    {
        await using EnergyFitBench bench = await EnergyFitBench.StartAsync(hasTable: false);

        var error = await Assert.ThrowsAsync<ProfilerException>(bench.FitAsync);

        Assert.Equal(ErrorCode.UnknownName, error.Code);
        Assert.Contains("profiler profile --space", error.Advice);
        Assert.Contains("--device power-board", error.Advice);
        Assert.Equal(0, bench.Passes);
    }

    [Fact]
    public async Task The_architectures_follow_from_table_and_seed_and_differ_in_what_they_do()
    {
        await using EnergyFitBench bench = await EnergyFitBench.StartAsync();
        var work = new SpaceWork(Space, Space.DefaultInput);

        var chosen = EnergyFitDesign.Choose(EnergyFitBench.Request, bench.Table);

        Assert.Equal(chosen.AsEnumerable(), EnergyFitDesign.Choose(EnergyFitBench.Request, bench.Table));
        Assert.Equal(chosen.Length, chosen.Distinct().Count());
        double[] intensity = [.. chosen.Select(architecture => work.Of(architecture).Macs / (double)work.Of(architecture).Values)];
        Assert.True(intensity.Max() > 1.5 * intensity.Min());
    }
}
