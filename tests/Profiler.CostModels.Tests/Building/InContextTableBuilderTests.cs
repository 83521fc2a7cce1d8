using System.Collections.Immutable;
using Profiler.CostModels.Building;
using Profiler.CostModels.Estimates;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.Tests.Synthetic;
using Profiler.CostModels.Validation;
using Profiler.Networks.Architectures;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Tests.Building;

public sealed class InContextTableBuilderTests
{
    /// <summary>The scale factor comes from estimates in single precision.</summary>
    private const double Exact = 1e-6;
    private static readonly SearchSpace Space = SyntheticSpaces.Small;

    [Fact]
    public void Without_noise_every_seen_context_is_the_truth()
    {
        LookupTable table = new SyntheticBoard(Space).BuildTable(60);

        Assert.Equal((SyntheticBoard.StemMs, SyntheticBoard.HeadMs), (table.Fixed.StemMs, table.Fixed.HeadMs), Near);
        Assert.All(table.Contexts, entry =>
        {
            (Slot slot, Candidate candidate) = Of(entry.Slot, entry.Candidate);
            Assert.Equal(EntrySource.Measured, entry.Source);
            Assert.Equal(SyntheticBoard.TrueMs(slot, candidate, entry.LayoutIn), entry.LatencyMs, Exact);
            Assert.Equal(SyntheticBoard.After(slot, candidate, entry.LayoutIn), entry.LayoutOut);
        });
    }

    [Fact]
    public void An_entry_is_the_mean_over_the_layouts_that_random_networks_bring()
    {
        LookupTable table = new SyntheticBoard(Space).BuildTable(60);

        double plain = 0;
        foreach (Slot slot in Space.Slots)
        {
            double plainAfter = 0;
            foreach (Candidate candidate in slot.Candidates)
            {
                double blockedMs = SyntheticBoard.TrueMs(slot, candidate, Layout.Blocked);
                double plainMs = SyntheticBoard.TrueMs(slot, candidate, Layout.Plain);
                TableEntry entry = table.Entries.Single(e => e.Slot == slot.Index && e.Candidate == candidate.Name);
                Assert.Equal(((1 - plain) * blockedMs) + (plain * plainMs), entry.LatencyMs, Exact);
                plainAfter += PlainAfter(slot, candidate, plain) / slot.Candidates.Length;
            }

            plain = plainAfter;
        }
    }

    [Fact]
    public void Unseen_networks_are_predicted_exactly_without_noise()
    {
        var board = new SyntheticBoard(Space);
        var model = new TableCostModel(board.BuildTable(60), Space);

        Assert.All(board.Unseen(50), a => Assert.Equal(SyntheticBoard.TrueMs(a), model.Estimate(a).LatencyMs, 1e-5));
    }

    [Theory]
    [InlineData(13, 0.06)]
    [InlineData(30, 0.03)]
    [InlineData(100, 0.015)]
    public void Noisy_profiles_predict_unseen_networks(int networks, double worstMape)
    {
        var board = new SyntheticBoard(Space, seed: 3) { Noise = 0.05, ProfileSlowdown = 1 / 0.925 };
        LookupTable table = board.BuildTable(networks);
        var model = new TableCostModel(table, Space);
        ImmutableArray<Architecture> unseen = board.Unseen(50);

        var scores = ValidationScores.Of([.. unseen.Select(a => model.Estimate(a).LatencyMs)], [.. unseen.Select(SyntheticBoard.TrueMs)]);

        Assert.InRange(scores.Mape, 0, worstMape);
        Assert.InRange(table.Calibration.ScaleFactor, 0.89, 0.96);
        Assert.Equal(networks, table.Calibration.Networks);
    }

    [Fact]
    public void Entries_are_at_the_level_of_timed_runs()
    {
        LookupTable table = new SyntheticBoard(Space) { ProfileSlowdown = 1.25 }.BuildTable(60);

        Assert.Equal(0.8, table.Calibration.ScaleFactor, 1e-6);
        Assert.Equal(SyntheticBoard.HeadMs, table.Fixed.HeadMs, 1e-6);
        Assert.Equal(SyntheticBoard.OverheadMs, table.Fixed.OverheadMs);
    }

    [Fact]
    public void Networks_that_were_not_timed_give_entries_but_no_calibration()
    {
        var board = new SyntheticBoard(Space) { ProfileSlowdown = 1.25 };
        ImmutableArray<ProfiledNetwork> networks = [.. board.Profile(board.Latin(20)).Select(n => n with { TimedMs = null })];

        LookupTable table = InContextTableBuilder.Build(board.Subject, networks, SyntheticBoard.OverheadMs);

        Assert.Equal((0, 1), (table.Calibration.Networks, table.Calibration.ScaleFactor));
        Assert.Equal(SyntheticBoard.StemMs * 1.25, table.Fixed.StemMs, Exact);
        Assert.Equal(0.5, table.Calibration.RelativeError90);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void What_no_network_showed_is_marked_and_never_free_unless_it_does_nothing(int networks)
    {
        LookupTable table = new SyntheticBoard(Space).BuildTable(networks);

        Assert.Contains(table.Contexts, entry => entry.Source == EntrySource.Predicted);
        Assert.All(table.Contexts, entry => Assert.Equal(entry.Observations == 0, entry.Source == EntrySource.Predicted));
        Assert.All(table.Contexts, entry => AssertFreeOnlyIfIdentity(entry.Slot, entry.Candidate, entry.LatencyMs));
        Assert.All(table.Entries, entry => AssertFreeOnlyIfIdentity(entry.Slot, entry.Candidate, entry.LatencyMs));
        Assert.All(table.Entries, entry => Assert.True(entry.LowMs >= 0 && entry.LowMs <= entry.LatencyMs && entry.LatencyMs <= entry.HighMs));
    }

    [Fact]
    public void Every_slot_has_every_candidate_in_order()
    {
        LookupTable table = new SyntheticBoard(Space).BuildTable(5);

        Assert.Equal(
            Space.Slots.SelectMany(slot => slot.Candidates.Select(candidate => (slot.Index, candidate.Name))),
            table.Entries.Select(entry => (entry.Slot, entry.Candidate)));
    }

    [Fact]
    public void About_nine_in_ten_measurements_lie_in_the_interval()
    {
        int inside = 0;
        int total = 0;
        for (int seed = 1; seed <= 12; seed++)
        {
            var board = new SyntheticBoard(Space, seed) { Noise = 0.03 };
            var model = new TableCostModel(board.BuildTable(40), Space);
            foreach (Architecture architecture in board.Unseen(40))
            {
                CostEstimate estimate = model.Estimate(architecture);
                double timed = board.TimedMs(architecture);
                inside += timed >= estimate.LowMs && timed <= estimate.HighMs ? 1 : 0;
                total++;
            }
        }

        Assert.InRange(inside / (double)total, 0.84, 0.96);
    }

    [Fact]
    public void Refuses_to_build_from_nothing() =>
        Assert.Throws<ArgumentException>(() => InContextTableBuilder.Build(new SyntheticBoard(Space).Subject, [], 0));

    private static void AssertFreeOnlyIfIdentity(int slot, string candidate, double ms)
    {
        (Slot place, Candidate choice) = Of(slot, candidate);
        Assert.Equal(SyntheticBoard.IsIdentity(place, choice), ms == 0);
    }

    private static double PlainAfter(Slot slot, Candidate candidate, double plain) => SyntheticBoard.IsIdentity(slot, candidate)
        ? plain
        : SyntheticBoard.After(slot, candidate, Layout.Blocked) == Layout.Plain ? 1 : 0;

    private static (Slot Slot, Candidate Candidate) Of(int slot, string candidate) =>
        (Space.Slots[slot], Space.Slots[slot].Candidates[Space.Slots[slot].IndexOf(candidate)]);

    private static bool Near((double, double) a, (double, double) b) =>
        Math.Abs(a.Item1 - b.Item1) < Exact && Math.Abs(a.Item2 - b.Item2) < Exact;
}
