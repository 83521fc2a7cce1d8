using Profiler.Cli.Output;
using Profiler.Cli.Tests.Hosting;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;

namespace Profiler.Cli.Tests.Commands.LookupTables;

public sealed class LutExportCommandTests : IDisposable
{
    private readonly DatabaseHost _host = new();

    public void Dispose() => _host.Dispose();

    private string Target => _host.Folder.PathOf("exported");

    [Fact]
    public async Task Writes_the_table_named_by_the_first_digits_of_its_id()
    {
        LookupTable table = SampleTables.Table();
        await _host.AddAsync(table);

        CommandRun run = await _host.RunAsync("lut", "export", table.Id[..6], "-o", Target, "--json");

        Assert.Equal(Target, run.Json().GetProperty("folder").GetString());
        Assert.Equal(table.Id, TableText.Read(Target, SampleTables.Space).Id);
    }

    [Fact]
    public async Task Takes_the_newest_table_of_a_space_and_method()
    {
        LookupTable newest = SampleTables.Table(day: 3);
        await _host.AddAsync(SampleTables.Table(day: 2), newest, SampleTables.OfMethod(FillMethod.Isolated));

        CommandRun run = await _host.RunAsync("lut", "export", "--space", "squeezenas-xlarge", "-o", Target, "--json");
        CommandRun isolated = await _host.RunAsync(
            "lut", "export", "--space", "squeezenas-xlarge", "--method", "isolated", "-o", Target, "--json");

        Assert.Equal(newest.Id, run.Json().GetProperty("id").GetString());
        Assert.Equal(SampleTables.OfMethod(FillMethod.Isolated).Id, isolated.Json().GetProperty("id").GetString());
    }

    [Fact]
    public async Task Leaves_a_folder_with_other_files_as_it_is()
    {
        LookupTable table = SampleTables.Table();
        await _host.AddAsync(table);
        string notes = _host.Folder.Write("notes.txt", "mine");

        CommandRun run = await _host.RunAsync("lut", "export", table.Id, "-o", Path.GetDirectoryName(notes)!);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Equal("mine", await File.ReadAllTextAsync(notes));
    }

    [Theory]
    [InlineData("export")]
    [InlineData("export", "abc", "--space", "squeezenas-xlarge")]
    [InlineData("export", "abc", "--method", "isolated")]
    [InlineData("export", "--method", "isolated")]
    [InlineData("export", "abc")]
    [InlineData("export", "--space", "squeezenas-xlarge")]
    [InlineData("export", "--space", "squeezenas-xlarg")]
    public async Task Refuses_what_names_no_table_or_names_it_twice(params string[] args)
    {
        CommandRun run = await _host.RunAsync(["lut", .. args, "-o", Target]);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.False(Directory.Exists(Target));
    }
}
