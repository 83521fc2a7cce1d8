using System.Text.Json;
using Profiler.Cli.Output;
using Profiler.Cli.Tests.Hosting;
using Profiler.CostModels.LookupTables;

namespace Profiler.Cli.Tests.Commands.LookupTables;

public sealed class LutListCommandTests : IDisposable
{
    private readonly DatabaseHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Json_has_each_table_with_its_target_the_newest_first()
    {
        LookupTable older = SampleTables.Table(day: 1);
        LookupTable newer = SampleTables.Table(day: 2);
        await _host.AddAsync(older, newer);

        JsonElement tables = (await _host.RunAsync("lut", "list", "--json")).Json().GetProperty("tables");

        Assert.Equal([newer.Id, older.Id], tables.EnumerateArray().Select(table => table.GetProperty("id").GetString()!));
        JsonElement first = tables[0];
        Assert.Equal("squeezenas-xlarge", first.GetProperty("space").GetString());
        Assert.Equal("1x3x1024x2048", first.GetProperty("input").GetString());
        Assert.Equal("local/ort-cpu/fp32/b1", first.GetProperty("target").GetString());
        Assert.Equal(1, first.GetProperty("threads").GetInt32());
        Assert.Equal("in-context", first.GetProperty("method").GetString());
        Assert.Equal(newer.Entries.Length, first.GetProperty("entries").GetInt32());
        Assert.Equal(61.5, first.GetProperty("deviceSeconds").GetDouble());
        Assert.Equal(newer.Provenance.CreatedAt, first.GetProperty("createdAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task Text_groups_tables_by_target_and_fits_80_columns()
    {
        LookupTable isolated = SampleTables.OfMethod(FillMethod.Isolated);
        await _host.AddAsync(SampleTables.Table(), isolated, SampleTables.OfThreads(2));

        CommandRun run = await _host.RunAsync("lut", "list");

        Assert.All(run.OutputLines, line => Assert.InRange(line.Length, 0, 80));
        Assert.Equal(3, run.OutputLines.Count(line => line.Contains("thread(s)")));
        Assert.Contains(run.OutputLines, line => line.Contains(isolated.Id[..8]) && line.Contains("2025-03-01"));
    }

    [Fact]
    public async Task An_empty_database_has_an_empty_list_and_says_how_to_fill_it()
    {
        Assert.Equal(0, (await _host.RunAsync("lut", "list", "--json")).Json().GetProperty("tables").GetArrayLength());
        Assert.Contains("profiler profile", (await _host.RunAsync("lut", "list")).Output);
    }

    [Fact]
    public async Task A_damaged_database_is_a_storage_error()
    {
        _host.Folder.Write("profiler.db", "this is no database, however long its text may be: " + new string('x', 5000));

        CommandRun run = await _host.RunAsync("lut", "list");

        Assert.Equal(ExitCodes.Storage, run.ExitCode);
        Assert.Contains("profiler.db", run.Error);
    }
}
