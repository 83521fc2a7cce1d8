using System.Text.Json;
using Profiler.Cli.Output;
using Profiler.Cli.Tests.Hosting;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;

namespace Profiler.Cli.Tests.Commands.LookupTables;

public sealed class LutDiffCommandTests : IDisposable
{
    private readonly DatabaseHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_table_of_the_database_is_compared_with_a_folder()
    {
        LookupTable before = SampleTables.Table(entryMs: 0.2);
        LookupTable after = SampleTables.Table(entryMs: 0.3);
        await _host.AddAsync(before);

        JsonElement diff = (await _host.RunAsync("lut", "diff", before.Id, Write(after), "--json")).Json();

        Assert.Equal(before.Id, diff.GetProperty("before").GetString());
        Assert.Equal(after.Id, diff.GetProperty("after").GetString());
        Assert.Equal(0.4, diff.GetProperty("medianRelative").GetDouble(), 9);
        Assert.Equal(before.Entries.Length, diff.GetProperty("entriesAboveThreshold").GetInt32());
        JsonElement entry = diff.GetProperty("entries")[0];
        Assert.Equal(0.2, entry.GetProperty("beforeMs").GetDouble());
        Assert.Equal(0.3, entry.GetProperty("afterMs").GetDouble());
    }

    [Fact]
    public async Task Text_has_the_largest_changes_and_fits_80_columns()
    {
        LookupTable before = SampleTables.Table();
        TableEntry changed = before.Entries[40] with { LatencyMs = 0.5, HighMs = 0.5 };
        LookupTable after = TableText.Seal(before with { Entries = before.Entries.SetItem(40, changed) });
        await _host.AddAsync(before, after);

        CommandRun run = await _host.RunAsync("lut", "diff", before.Id, after.Id);

        Assert.All(run.OutputLines, line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains("1 of 286 shared entries differ", run.Output);
        Assert.Contains(run.OutputLines, line => line.Contains(changed.Candidate) && line.Contains("+0.2500") && line.Contains("+100.0%"));
    }

    [Fact]
    public async Task Differences_of_the_targets_are_told()
    {
        await _host.AddAsync(SampleTables.Table(), SampleTables.OfThreads(2));

        CommandRun run = await _host.RunAsync("lut", "diff", SampleTables.Table().Id, SampleTables.OfThreads(2).Id);

        Assert.Contains("threads 1, not 2", run.Output);
    }

    [Fact]
    public async Task Tables_of_different_methods_are_compared_only_where_asked_for()
    {
        await _host.AddAsync(SampleTables.Table(), SampleTables.OfMethod(FillMethod.Isolated));
        string[] diff = ["lut", "diff", SampleTables.Table().Id, SampleTables.OfMethod(FillMethod.Isolated).Id];

        CommandRun refused = await _host.RunAsync(diff);
        CommandRun compared = await _host.RunAsync([.. diff, "--any", "--json"]);

        Assert.Equal(ExitCodes.Mismatch, refused.ExitCode);
        Assert.Equal(1, compared.Json().GetProperty("subjectDifferences").GetArrayLength());
    }

    [Fact]
    public async Task Two_folders_need_no_database()
    {
        string folder = Write(SampleTables.Table());

        CommandRun run = await CommandHost.RunAsync("lut", "diff", folder, folder, "--database", "/dev/null/none.db");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("0 of 286 shared entries differ", run.Output);
    }

    [Fact]
    public async Task Refuses_an_unknown_table()
    {
        CommandRun run = await _host.RunAsync("lut", "diff", "abc", "def", "--json");

        Assert.Equal("unknownName", run.ErrorJson().GetProperty("code").GetString());
    }

    private string Write(LookupTable table)
    {
        string folder = _host.Folder.PathOf("table");
        TableText.Write(table, folder);
        return folder;
    }
}
