using Profiler.CostModels.Energy;
using Profiler.CostModels.Estimates;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;
using Profiler.CostModels.Tests.LookupTables;
using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;
using Profiler.Networks.Graphs;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Tests.Energy;

public sealed class EnergyColumnTests
{
    private static readonly EnergyModel Model = new(Watts: 5, PicojoulesPerMac: 10, PicojoulesPerByte: 80, Networks: 12, RelativeError90: 0.04);

    private static readonly SearchSpace Space = SampleTables.Space;

    private static LookupTable Plain => TableText.Seal(SampleTables.Unsealed());

    private static LookupTable WithEnergy => TableText.Seal(EnergyColumn.Add(SampleTables.Unsealed(), Space, Model));

    [Fact]
    public void An_architectures_energy_is_the_models_for_its_latency_and_its_whole_networks_work()
    {
        Architecture architecture = new ArchitectureSampler(Space, seed: 1).Uniform();

        CostEstimate estimate = new TableCostModel(WithEnergy, Space).Estimate(architecture);

        NetworkWork work = NetworkWork.Of(ShapedGraph.Lay(NetworkFactory.FromArchitecture(architecture), Space.DefaultInput));
        double expected = Model.MjOf(estimate.LatencyMs, work.Macs, work.BytesAt("fp32"));
        Assert.Equal(expected, estimate.Energy!.Mj, 1e-4 * expected);
        Assert.Equal(work, new SpaceWork(Space, Space.DefaultInput).Of(architecture));
    }

    [Fact]
    public void The_interval_has_the_models_error_and_that_of_the_latency()
    {
        Architecture architecture = new ArchitectureSampler(Space, seed: 2).Uniform();

        CostEstimate estimate = new TableCostModel(WithEnergy, Space).Estimate(architecture);

        double own = Model.RelativeError90 * estimate.Energy!.Mj;
        double latency = Model.Watts * (estimate.HighMs - estimate.LatencyMs);
        Assert.Equal(Math.Sqrt((own * own) + (latency * latency)), estimate.Energy.HighMj - estimate.Energy.Mj, 1e-9);
        Assert.InRange(estimate.Energy.LowMj, 0, estimate.Energy.Mj);
    }

    [Fact]
    public void Many_at_once_are_answered_as_one_at_a_time()
    {
        var sampler = new ArchitectureSampler(Space, seed: 3);
        Architecture[] architectures = [.. Enumerable.Range(0, 20).Select(_ => sampler.Uniform())];
        byte[] choices = [.. architectures.SelectMany(architecture => architecture.Choices)];
        var model = new TableCostModel(WithEnergy, Space, CostMetric.Energy);
        CostEstimate[] single = [.. architectures.Select(model.Estimate)];
        float[] costs = new float[architectures.Length];
        var energies = new EnergyEstimate[architectures.Length];

        model.Estimate(choices, costs);
        model.EstimateEnergy(choices, [.. single.Select(estimate => estimate.LatencyMs)], energies);

        Assert.Equal(single.Select(estimate => (float)estimate.Energy!.Mj), costs);
        Assert.Equal(single.Select(estimate => estimate.Energy), energies);
    }

    [Fact]
    public void Latencies_stay_as_they_were()
    {
        Architecture architecture = new ArchitectureSampler(Space, seed: 4).Uniform();

        CostEstimate plain = new TableCostModel(Plain, Space).Estimate(architecture);
        CostEstimate estimate = new TableCostModel(WithEnergy, Space).Estimate(architecture);

        Assert.Null(plain.Energy);
        Assert.Equal(plain, estimate with { Energy = null, SnapshotId = plain.SnapshotId });
    }

    [Fact]
    public void Energies_of_a_table_without_them_are_refused_with_the_command_that_adds_them()
    {
        var error = Assert.Throws<ProfilerException>(() => new TableCostModel(Plain, Space, CostMetric.Energy));

        Assert.Equal(ErrorCode.Mismatch, error.Code);
        Assert.Contains("profiler energy fit --space squeezenas-small --input 1x3x1024x2048", error.Advice);
    }

    [Fact]
    public void A_cells_edges_have_no_energies_of_their_own() => Assert.Contains(
        "edges of a cell", Assert.Throws<ProfilerException>(() => new SpaceWork(BuiltInSpaces.Get("nasbench201"), BuiltInSpaces.Get("nasbench201").DefaultInput)).Message);

    [Fact]
    public void The_text_has_a_column_more_and_reads_as_it_was_written()
    {
        LookupTable table = WithEnergy;
        TableDocument document = TableText.Compose(table);

        LookupTable read = TableText.Parse(document, "here", Space);

        Assert.Equal(table.Id, read.Id);
        Assert.Equal(table.Entries.AsEnumerable(), read.Entries);
        Assert.Equal(table.Contexts.AsEnumerable(), read.Contexts);
        Assert.Equal((table.Fixed, table.Calibration), (read.Fixed, read.Calibration));
        Assert.EndsWith(",layout_in,layout_out,mj", document.Csv.Split('\n')[0]);
        Assert.Contains("\"picojoulesPerMac\": 10", document.ProvenanceJson);
    }

    [Fact]
    public void The_text_of_a_table_without_energies_knows_nothing_of_them()
    {
        TableDocument document = TableText.Compose(Plain);

        Assert.DoesNotContain("mj", document.Csv);
        Assert.DoesNotContain("energy", document.ProvenanceJson);
    }

    [Theory]
    [InlineData("-1.0000")]
    [InlineData("NaN")]
    [InlineData("")]
    public void An_energy_that_is_none_is_refused_with_its_column(string mj)
    {
        TableDocument document = TableText.Compose(WithEnergy);
        string[] lines = document.Csv.Split('\n');
        lines[2] = $"{lines[2][..lines[2].LastIndexOf(',')]},{mj}";

        var error = Assert.Throws<ProfilerException>(() => TableText.Parse(document with { Csv = string.Join('\n', lines) }, "here"));

        Assert.Contains("line 3: column mj", error.Message);
    }

    [Fact]
    public void Energies_everywhere_or_nowhere()
    {
        LookupTable table = WithEnergy;

        Assert.Throws<ArgumentException>(() => TableText.Seal(table with { Entries = table.Entries.SetItem(0, table.Entries[0] with { Mj = null }) }));
        Assert.Throws<ArgumentException>(() => TableText.Seal(table with { Calibration = table.Calibration with { Energy = null } }));
        Assert.Throws<ArgumentException>(() => TableText.Seal(table with { Fixed = table.Fixed with { StemMj = -1 } }));
    }
}
