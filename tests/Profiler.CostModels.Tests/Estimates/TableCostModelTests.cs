using System.Collections.Immutable;
using Profiler.CostModels.Estimates;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.Tests.Synthetic;
using Profiler.Networks.Architectures;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Tests.Estimates;

public sealed class TableCostModelTests
{
    private static readonly SearchSpace Space = SyntheticSpaces.Small;
    private static readonly SyntheticBoard Board = new(Space) { Noise = 0.02 };
    private static readonly LookupTable Table = Board.BuildTable(40) with { Id = "0123456789abcdef" };

    [Fact]
    public void A_batch_is_answered_as_its_architectures_are_one_by_one()
    {
        var model = new TableCostModel(Table, Space);
        ImmutableArray<Architecture> architectures = Board.Unseen(100);
        float[] latencyMs = new float[architectures.Length];

        model.Estimate([.. architectures.SelectMany(a => a.Choices)], latencyMs);

        Assert.All(architectures.Zip(latencyMs), pair => Assert.Equal(model.Estimate(pair.First).LatencyMs, pair.Second, 1e-4));
    }

    [Fact]
    public void A_batch_with_coverage_is_each_architecture_s_own_estimate_to_the_last_bit()
    {
        var model = new TableCostModel(Table, Space);
        ImmutableArray<Architecture> architectures = Board.Unseen(100);
        double[] latencyMs = new double[architectures.Length];
        double[] coverage = new double[architectures.Length];

        model.Estimate([.. architectures.SelectMany(a => a.Choices)], latencyMs, coverage);

        for (int i = 0; i < architectures.Length; i++)
        {
            CostEstimate one = model.Estimate(architectures[i]);
            Assert.Equal((one.LatencyMs, one.Coverage, one.Source), (latencyMs[i], coverage[i], model.SourceOf(coverage[i])));
            Assert.Equal((one.LowMs, one.HighMs), (model.Interval.Low(latencyMs[i]), model.Interval.High(latencyMs[i])));
        }
    }

    [Fact]
    public void Measured_entries_alone_are_a_table_s_answer()
    {
        CostEstimate estimate = new TableCostModel(AllMeasured(), Space).Estimate(Board.Unseen(1)[0]);

        Assert.Equal((EstimateSource.Table, 1, "0123456789abcdef"), (estimate.Source, estimate.Coverage, estimate.SnapshotId));
    }

    [Fact]
    public void Coverage_is_the_share_of_time_that_was_measured()
    {
        LookupTable predicted = AllMeasured() with { Contexts = [.. AllMeasured().Contexts.Select(e => e.Slot == 3 ? e with { Source = EntrySource.Predicted } : e)] };
        Architecture architecture = All(Space.Slots[3].Candidates.Length - 2);
        var model = new TableCostModel(predicted, Space);
        double slot3Ms = predicted.Contexts.First(
            e => e.Slot == 3 && e.Candidate == architecture.CandidateAt(3).Name && e.LayoutIn == Layout.Blocked).LatencyMs;

        CostEstimate estimate = model.Estimate(architecture);

        Assert.Equal(EstimateSource.Predicted, estimate.Source);
        Assert.Equal(1 - (slot3Ms / estimate.LatencyMs), estimate.Coverage, 1e-5);
    }

    [Fact]
    public void The_interval_is_the_table_s_relative_error_and_always_above_zero()
    {
        Architecture architecture = Board.Unseen(1)[0];

        CostEstimate narrow = With(error: 0.1).Estimate(architecture);
        CostEstimate wide = With(error: 1.5).Estimate(architecture);

        Assert.Equal(narrow.LatencyMs * 0.9, narrow.LowMs, 1e-9);
        Assert.Equal(narrow.LatencyMs * 1.1, narrow.HighMs, 1e-9);
        Assert.Equal(wide.LatencyMs / 2.5, wide.LowMs, 1e-9);
        Assert.Equal(wide.LatencyMs * 2.5, wide.HighMs, 1e-9);

        static TableCostModel With(double error) =>
            new(Table with { Calibration = Table.Calibration with { RelativeError90 = error } }, Space);
    }

    [Fact]
    public void Identities_cost_nothing()
    {
        var model = new TableCostModel(Table, Space);
        Architecture full = All(0);
        byte[] skipped = [.. full.Choices];
        skipped[8] = (byte)Space.Slots[8].IndexOf("skip");

        double saved = model.Estimate(full).LatencyMs - model.Estimate(Architecture.FromIndices(Space, skipped)).LatencyMs;

        Assert.Equal(Table.Contexts.Single(e => e.Slot == 8 && e.Candidate == "k3_e1" && e.LayoutIn == Layout.Blocked).LatencyMs, saved, 1e-5);
    }

    [Fact]
    public void A_table_without_contexts_is_a_plain_sum()
    {
        LookupTable flat = Table with { Contexts = [] };
        Architecture architecture = All(1);
        double sum = flat.Fixed.TotalMs + flat.Entries.Where(e => e.Candidate == "k3_e1_g2").Sum(e => e.LatencyMs);

        Assert.Equal(sum, new TableCostModel(flat, Space).Estimate(architecture).LatencyMs, 1e-5);
    }

    [Fact]
    public void Refuses_another_space_in_the_table_and_in_the_question()
    {
        Architecture foreign = new ArchitectureSampler(SyntheticSpaces.Headless, 1).Uniform();

        var table = Assert.Throws<ProfilerException>(() => new TableCostModel(Table, SyntheticSpaces.Headless));
        var question = Assert.Throws<ProfilerException>(() => new TableCostModel(Table, Space).Estimate(foreign));

        Assert.All([table, question], error =>
        {
            Assert.Equal(ErrorCode.Mismatch, error.Code);
            Assert.Contains("'small'", error.Message);
            Assert.Contains("'headless'", error.Message);
        });
    }

    [Fact]
    public void Refuses_a_table_that_lacks_a_reachable_entry()
    {
        LookupTable holey = Table with { Contexts = [.. Table.Contexts.Where(e => e.Slot != 4 || e.Candidate != "k3_e3")] };

        var error = Assert.Throws<ProfilerException>(() => new TableCostModel(holey, Space));

        Assert.Contains("'k3_e3' in slot04", error.Message);
    }

    [Theory]
    [InlineData(4, "nonsense")]
    [InlineData(9, "k3_e3")]
    public void Refuses_a_table_with_an_entry_that_the_space_has_not(int slot, string candidate)
    {
        LookupTable strange = Table with { Contexts = Table.Contexts.Add(Table.Contexts[0] with { Slot = slot, Candidate = candidate }) };

        var error = Assert.Throws<ProfilerException>(() => new TableCostModel(strange, Space));

        Assert.Equal(ErrorCode.Mismatch, error.Code);
        Assert.Contains(candidate, error.Message);
    }

    [Fact]
    public void Refuses_an_index_out_of_its_slot_s_range()
    {
        var model = new TableCostModel(Table, Space);
        byte[] choices = new byte[9];
        choices[6] = 5;

        var error = Assert.Throws<ArgumentException>(() => model.Estimate(choices, new float[1]));

        Assert.Contains("Slot 6", error.Message);
        Assert.Throws<ArgumentException>(() => model.Estimate(choices, new float[2]));
    }

    private static LookupTable AllMeasured() =>
        Table with { Contexts = [.. Table.Contexts.Select(e => e with { Source = EntrySource.Measured })] };

    private static Architecture All(int candidate) => Architecture.FromIndices(Space, [.. Enumerable.Repeat((byte)candidate, 9)]);
}
