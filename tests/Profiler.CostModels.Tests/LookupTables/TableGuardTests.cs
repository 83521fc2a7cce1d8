using Profiler.CostModels.LookupTables;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Tests.LookupTables;

public sealed class TableGuardTests
{
    private static readonly LookupTable Table = SampleTables.Unsealed();

    [Fact]
    public void A_table_answers_for_what_it_was_measured_for() =>
        TableGuard.Require(Table, SampleTables.Target, SampleTables.Space, Table.Input);

    [Fact]
    public void Every_difference_is_shown()
    {
        ProfilerException error = Assert.Throws<ProfilerException>(() => TableGuard.Require(
            Table,
            SampleTables.Target with { RuntimeVersion = "1.30.0", Threads = 1 },
            BuiltInSpaces.Get("fbnet"),
            new(1, 3, 224, 224)));

        Assert.Equal(ErrorCode.Mismatch, error.Code);
        Assert.All(
            new[] { "1.29.0, not 1.30.0", "threads 2, not 1", "squeezenas-small, not fbnet", "1x3x1024x2048, not 1x3x224x224" },
            difference => Assert.Contains(difference, error.Message, StringComparison.Ordinal));
    }
}
