using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Tests.LookupTables.Text;

public sealed class TableTextTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("profiler-tables-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_table_that_is_read_equals_the_sealed_one()
    {
        LookupTable table = TableText.Seal(SampleTables.Unsealed());
        string folder = Path.Combine(_folder, TableFolder.NameOf(table));
        TableText.Write(table, folder);

        LookupTable read = TableText.Read(folder, SampleTables.Space);

        Assert.Equal(table.Id, read.Id);
        Assert.Equal(table.Entries.AsEnumerable(), read.Entries);
        Assert.Equal(table.Contexts.AsEnumerable(), read.Contexts);
        Assert.Equal((table.Fixed, table.Calibration, table.Target), (read.Fixed, read.Calibration, read.Target));
        Assert.Equal((table.SpaceName, table.Input, table.Method), (read.SpaceName, read.Input, read.Method));
        Assert.Equal(TableText.Compose(table), TableText.Compose(read));
        Assert.Equal("load was 1.2", Assert.Single(read.Provenance.Flags));
    }

    [Fact]
    public void Sealing_rounds_to_a_tenth_of_a_microsecond_and_is_stable()
    {
        LookupTable once = TableText.Seal(SampleTables.Unsealed());
        LookupTable twice = TableText.Seal(once);

        Assert.Equal(0.3333, once.Fixed.StemMs);
        Assert.Equal(0.1235, once.Fixed.OverheadMs);
        Assert.Equal(once.Id, twice.Id);
        Assert.Matches("^[0-9a-f]{16}$", once.Id);
    }

    [Fact]
    public void The_id_follows_from_costs_and_provenance()
    {
        LookupTable table = SampleTables.Unsealed();
        string[] ids =
        [
            TableText.Seal(table).Id,
            TableText.Seal(table with { Fixed = table.Fixed with { HeadMs = 0.5001 } }).Id,
            TableText.Seal(table with { Target = table.Target with { Threads = 1 } }).Id,
            TableText.Seal(table with { Provenance = table.Provenance with { Seed = 8 } }).Id,
            TableText.Seal(table with { Contexts = [] }).Id,
        ];

        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void Writing_again_replaces_the_table_and_leaves_nothing_beside_it()
    {
        string folder = Path.Combine(_folder, "table");
        TableText.Write(TableText.Seal(SampleTables.Unsealed()), folder);
        LookupTable second = TableText.Seal(SampleTables.Unsealed(scale: 2));
        TableText.Write(second, folder);

        Assert.Equal(second.Id, TableText.Read(folder).Id);
        Assert.Equal([folder], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_folder_with_anything_else_in_it_is_not_replaced()
    {
        File.WriteAllText(Path.Combine(_folder, "thesis.txt"), "years of work");

        Assert.Throws<ProfilerException>(() => TableText.Write(TableText.Seal(SampleTables.Unsealed()), _folder));

        Assert.Equal("years of work", File.ReadAllText(Path.Combine(_folder, "thesis.txt")));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-0.001)]
    public void A_cost_that_is_none_is_not_written(double ms)
    {
        LookupTable table = SampleTables.Unsealed();

        Assert.Throws<ArgumentException>(() => TableText.Seal(table with { Fixed = table.Fixed with { HeadMs = ms } }));
        Assert.Throws<ArgumentException>(
            () => TableText.Seal(table with { Entries = table.Entries.SetItem(3, table.Entries[3] with { LatencyMs = ms }) }));
        Assert.Throws<ArgumentException>(
            () => TableText.Seal(table with { Contexts = table.Contexts.SetItem(3, table.Contexts[3] with { LatencyMs = ms }) }));
    }

    [Fact]
    public void A_context_without_its_entry_is_not_written()
    {
        LookupTable table = SampleTables.Unsealed();

        Assert.Throws<ArgumentException>(() => TableText.Seal(table with { Entries = table.Entries.RemoveAt(0) }));
    }

    [Fact]
    public void An_unsealed_table_is_not_written() =>
        Assert.Throws<ArgumentException>(() => TableText.Write(SampleTables.Unsealed(), Path.Combine(_folder, "table")));

    [Fact]
    public void Folder_names_cannot_leave_lut_data()
    {
        LookupTable table = SampleTables.Unsealed();

        Assert.Equal("bench/squeezenas-small-1x3x1024x2048-t2-in-context", TableFolder.NameOf(table));
        Assert.Equal("-etc", TableFolder.NameOf(table with { Target = table.Target with { Device = "../etc" } }).Split('/')[0]);
    }

    [Fact]
    public void Files_with_other_line_ends_are_the_same_table()
    {
        LookupTable table = TableText.Seal(SampleTables.Unsealed());
        TableText.Write(table, _folder);
        foreach (string file in Directory.GetFiles(_folder))
        {
            File.WriteAllText(file, File.ReadAllText(file).ReplaceLineEndings("\r\n"));
        }

        Assert.Equal(table.Id, TableText.Read(_folder).Id);
    }
}
