using Profiler.Cli.Output;
using Profiler.Cli.Tests.Hosting;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;

namespace Profiler.Cli.Tests.Commands.LookupTables;

public sealed class LutImportCommandTests : IDisposable
{
    private readonly DatabaseHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_second_import_changes_nothing_and_says_so()
    {
        LookupTable table = SampleTables.Table();
        string folder = Write(table);

        CommandRun first = await _host.RunAsync("lut", "import", folder, "--json");
        CommandRun second = await _host.RunAsync("lut", "import", folder, "--json");

        Assert.Equal(table.Id, first.Json().GetProperty("id").GetString());
        Assert.True(first.Json().GetProperty("isNew").GetBoolean());
        Assert.False(second.Json().GetProperty("isNew").GetBoolean());
        Assert.Equal(1, (await _host.RunAsync("lut", "list", "--json")).Json().GetProperty("tables").GetArrayLength());
    }

    [Fact]
    public async Task What_is_exported_can_be_imported_elsewhere()
    {
        using var elsewhere = new DatabaseHost();
        LookupTable table = SampleTables.Table();
        await _host.AddAsync(table);
        string folder = _host.Folder.PathOf("exported");

        await _host.RunAsync("lut", "export", table.Id, "-o", folder);
        CommandRun run = await elsewhere.RunAsync("lut", "import", folder);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(table.Id[..8], (await elsewhere.RunAsync("lut", "list")).Output);
    }

    [Fact]
    public async Task Refuses_an_edited_number()
    {
        string csv = Path.Combine(Write(SampleTables.Table()), TableText.CsvFile);
        await File.WriteAllTextAsync(csv, (await File.ReadAllTextAsync(csv)).Replace("0.7500", "0.7400"));

        CommandRun run = await _host.RunAsync("lut", "import", Path.GetDirectoryName(csv)!, "--json");

        Assert.Equal(ExitCodes.File, run.ExitCode);
        Assert.Contains("changed after it was written", run.ErrorJson().GetProperty("message").GetString());
    }

    [Fact]
    public async Task Refuses_a_table_that_lacks_a_slot_of_its_built_in_space()
    {
        LookupTable table = SampleTables.Table();
        string folder = Write(TableText.Seal(table with { Entries = [.. table.Entries.Where(entry => entry.Slot != 21)] }));

        CommandRun run = await _host.RunAsync("lut", "import", folder);

        Assert.Equal(ExitCodes.File, run.ExitCode);
        Assert.Contains("no tables", (await _host.RunAsync("lut", "list")).Output);
    }

    [Fact]
    public async Task Refuses_a_folder_without_a_table()
    {
        CommandRun run = await _host.RunAsync("lut", "import", _host.Folder.PathOf("none"));

        Assert.Equal(ExitCodes.File, run.ExitCode);
        Assert.Contains("provenance.json", run.Error);
    }

    private string Write(LookupTable table)
    {
        string folder = _host.Folder.PathOf("table");
        TableText.Write(table, folder);
        return folder;
    }
}
