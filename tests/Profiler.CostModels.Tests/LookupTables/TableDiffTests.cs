using Profiler.CostModels.LookupTables;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Tests.LookupTables;

public sealed class TableDiffTests
{
    private static readonly LookupTable Before = SampleTables.Unsealed();

    [Fact]
    public void A_table_does_not_differ_from_itself()
    {
        var diff = TableDiff.Compare(Before, Before);

        Assert.Equal(0, diff.MedianRelative);
        Assert.Empty(diff.Largest(10));
        Assert.Empty(diff.TargetDifferences);
        Assert.Equal(Before.Entries.Length, diff.Entries.Length);
    }

    [Fact]
    public void A_common_factor_is_the_median_whichever_comes_first()
    {
        LookupTable after = SampleTables.Unsealed(scale: 1.02);

        // Relative to the mean of both: 0.02 / 1.01.
        Assert.Equal(0.02 / 1.01, TableDiff.Compare(Before, after).MedianRelative!.Value, 9);
        Assert.Equal(0.02 / 1.01, TableDiff.Compare(after, Before).MedianRelative!.Value, 9);
    }

    [Fact]
    public void Entries_below_the_threshold_do_not_count_in_the_median()
    {
        LookupTable after = Before with
        {
            Entries = [.. Before.Entries.Select(entry => entry.LatencyMs < 0.02 ? entry with { LatencyMs = entry.LatencyMs * 3 } : entry)],
        };
        var diff = TableDiff.Compare(Before, after);

        Assert.Equal(0, diff.MedianRelative);
        Assert.Equal("k3_e1_g1", Assert.Single(diff.Largest(10)).Candidate);
        Assert.Equal(1, Assert.Single(diff.Largest(10)).Relative, 9);
    }

    [Fact]
    public void The_largest_changes_come_first()
    {
        LookupTable after = Before with
        {
            Entries = Before.Entries.SetItem(7, Before.Entries[7] with { LatencyMs = 9 }).SetItem(3, Before.Entries[3] with { LatencyMs = 0 }),
        };

        Assert.Equal([9, 0], TableDiff.Compare(Before, after).Largest(5).Select(entry => entry.AfterMs));
    }

    [Fact]
    public void Other_targets_are_compared_and_told()
    {
        LookupTable after = Before with { Target = Before.Target with { Threads = 1, RuntimeVersion = "1.30.0" } };

        Assert.Equal(2, TableDiff.Compare(Before, after).TargetDifferences.Length);
    }

    [Fact]
    public void Other_subjects_are_refused_unless_asked_for()
    {
        LookupTable after = Before with { Method = FillMethod.Isolated, Input = new(1, 3, 256, 512), Entries = Before.Entries[1..] };

        ProfilerException error = Assert.Throws<ProfilerException>(() => TableDiff.Compare(Before, after));
        Assert.Equal(ErrorCode.Mismatch, error.Code);
        Assert.Contains("1x3x256x512", error.Message, StringComparison.Ordinal);

        var diff = TableDiff.Compare(Before, after, anySubject: true);
        Assert.Equal((2, 1, 0), (diff.SubjectDifferences.Length, diff.OnlyInBefore, diff.OnlyInAfter));
    }

    [Fact]
    public void Tables_of_small_entries_have_no_median() =>
        Assert.Null(TableDiff.Compare(SampleTables.Unsealed(scale: 0.001), SampleTables.Unsealed(scale: 0.002)).MedianRelative);
}
