using Profiler.CostModels.Building;
using Profiler.CostModels.Estimates;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.Tests.Synthetic;
using Profiler.Measurement.Statistics;
using Profiler.Networks.Architectures;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Tests.Building;

public sealed class IsolatedTableBuilderTests
{
    private static readonly SearchSpace Space = SyntheticSpaces.Small;
    private static readonly TableSubject Subject = new SyntheticBoard(Space).Subject;
    private static readonly Architecture Anchor = Architecture.FromIndices(Space, [.. Enumerable.Repeat((byte)0, 9)]);

    [Fact]
    public void A_block_is_measured_once_for_all_slots_of_its_shapes()
    {
        // Five shapes of slots; the skip is the identity in three of them.
        Assert.Equal((5 * 4) + 2, IsolatedBlocks.Of(Space, Space.DefaultInput).Count);
        Assert.All(IsolatedBlocks.Of(Space, Space.DefaultInput).Values, block => Assert.Equal(block.Input, block.Network.DefaultInput));
    }

    [Fact]
    public void Entries_are_the_blocks_own_times()
    {
        LookupTable table = IsolatedTableBuilder.Build(Subject, Blocks(_ => 0.25), new AnchorNetwork(Anchor, 3));

        Assert.Equal(FillMethod.Isolated, table.Method);
        Assert.Empty(table.Contexts);
        Assert.Equal(Space.Slots.Sum(slot => slot.Candidates.Length), table.Entries.Length);
        Assert.All(table.Entries, entry =>
        {
            Slot slot = Space.Slots[entry.Slot];
            bool isIdentity = SyntheticBoard.IsIdentity(slot, slot.Candidates[slot.IndexOf(entry.Candidate)]);
            Assert.Equal(isIdentity ? 0 : 0.25, entry.LatencyMs);
            Assert.Equal(isIdentity ? 0 : 0.2, entry.LowMs, 12);
        });
    }

    [Fact]
    public void What_the_anchor_takes_beyond_its_blocks_lies_outside_the_slots()
    {
        LookupTable table = IsolatedTableBuilder.Build(Subject, Blocks(_ => 0.25), new AnchorNetwork(Anchor, 3));

        Assert.Equal(3 - (9 * 0.25), table.Fixed.TotalMs, 12);
        Assert.Equal(3, new TableCostModel(table, Space).Estimate(Anchor).LatencyMs, 1e-5);
    }

    [Fact]
    public void Nothing_outside_the_slots_is_negative() =>
        Assert.Equal(0, IsolatedTableBuilder.Build(Subject, Blocks(_ => 1), new AnchorNetwork(Anchor, 3)).Fixed.TotalMs);

    [Fact]
    public void A_block_that_was_not_measured_is_an_error_that_names_it()
    {
        Dictionary<string, LatencyStatistics> blocks = Blocks(_ => 0.25);
        string missing = blocks.Keys.Last();
        blocks.Remove(missing);

        var error = Assert.Throws<ArgumentException>(() => IsolatedTableBuilder.Build(Subject, blocks, new AnchorNetwork(Anchor, 3)));

        Assert.Contains(missing, error.Message);
    }

    private static Dictionary<string, LatencyStatistics> Blocks(Func<string, double> ms) =>
        IsolatedBlocks.Of(Space, Space.DefaultInput).Keys.ToDictionary(id => id, id => Statistics(ms(id)));

    private static LatencyStatistics Statistics(double ms) => new(ms, ms * 0.8, ms * 1.2, ms, ms, 1, 1, 40, 8, 0);
}
