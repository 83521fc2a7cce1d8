using System.Text.Json;
using Profiler.Cli.Tests.Hosting;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;

namespace Profiler.Cli.Tests.Commands.Searching;

public sealed class SearchCommandTests : IDisposable
{
    private readonly SearchHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_search_leaves_architecture_network_page_and_result()
    {
        await _host.AddAsync(_host.Table);
        CommandRun run = await _host.SearchAsync("out", "--budget-ms", "7", "--json");

        Assert.Equal("", run.Error);
        JsonElement result = run.Json();
        JsonElement expected = result.GetProperty("expectedCost");
        Assert.Equal("latency", expected.GetProperty("metric").GetString());
        Assert.InRange(expected.GetProperty("value").GetDouble(), 4, 7);
        Assert.Equal(_host.Table.Id, expected.GetProperty("latency").GetProperty("table").GetString());
        Assert.Equal(JsonValueKind.Null, result.GetProperty("measured").ValueKind);
        Assert.InRange(result.GetProperty("trained").GetProperty("score").GetDouble(), 0, 1);
        Assert.Equal(12, result.GetProperty("trained").GetProperty("validationImages").GetInt32());
        Assert.Equal(48, result.GetProperty("provenance").GetProperty("trainingImages").GetInt32());
        Assert.Equal(0.05, result.GetProperty("provenance").GetProperty("learningRate").GetDouble());
        Assert.NotEmpty(result.GetProperty("history").GetProperty("points").EnumerateArray());
        Assert.Equal(1, result.GetProperty("seed").GetInt32());
        Assert.Equal("differentiable", result.GetProperty("provenance").GetProperty("strategy").GetString());
        Assert.Equal(run.Output, await File.ReadAllTextAsync(Out("search.json")) + Environment.NewLine);
        Assert.Contains("measured latency", await File.ReadAllTextAsync(Out("search.html")));

        long macs = result.GetProperty("architecture").GetProperty("macs").GetInt64();
        Assert.Equal(macs, await MacsAsync(Out("architecture.json")));
        Assert.Equal(macs, await MacsAsync(Out("network.onnx")));
    }

    /// <summary>In ms the first candidate is the cheap one, in mJ the second: with 5 ms allowed none may be the second, with 6 mJ all must be.</summary>
    [Fact]
    public async Task Energy_chooses_another_architecture_than_latency()
    {
        await _host.AddAsync(_host.EnergyTable);
        CommandRun latency = await _host.SearchAsync("latency", "--budget-ms", "5", "--train-steps", "0", "--json");
        CommandRun energy = await _host.SearchAsync("energy", "--cost", "energy", "--budget", "6", "--train-steps", "0", "--json");

        Assert.Equal(("", ""), (latency.Error, energy.Error));
        Assert.Equal(["k3_e1", "k3_e1", "k3_e1"], Choices(latency));
        Assert.Equal(["k5_e3", "k5_e3", "k5_e3"], Choices(energy));
        JsonElement expected = energy.Json().GetProperty("expectedCost");
        Assert.Equal(("energy", "mJ"), (expected.GetProperty("metric").GetString(), expected.GetProperty("unit").GetString()));
        Assert.Equal(5, expected.GetProperty("value").GetDouble(), 6);
        Assert.Equal(6, expected.GetProperty("budget").GetDouble());
        Assert.Equal(5, expected.GetProperty("energy").GetProperty("mj").GetDouble(), 6);
        Assert.Equal(10, expected.GetProperty("latency").GetProperty("latencyMs").GetDouble(), 6);
        string page = await File.ReadAllTextAsync(Path.Combine(_host.PathOf("energy"), "search.html"));
        Assert.Contains("expected energy", page, StringComparison.Ordinal);
        Assert.Contains("5.00 mJ", page, StringComparison.Ordinal);

        static string[] Choices(CommandRun run) =>
            [.. run.Json().GetProperty("architecture").GetProperty("choices").EnumerateArray().Select(choice => choice.GetString()!)];
    }

    [Fact]
    public async Task A_table_without_energies_is_refused_with_the_command_that_adds_them()
    {
        await _host.AddAsync(_host.Table);
        CommandRun run = await _host.SearchAsync("out", "--cost", "energy");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("has latencies and no energies", run.Error, StringComparison.Ordinal);
        Assert.Contains("profiler energy fit --space", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_host.PathOf("out")));
    }

    [Theory]
    [InlineData("random")]
    [InlineData("evolution")]
    public async Task A_baseline_gives_the_same_report(string strategy)
    {
        await _host.AddAsync(_host.Table);
        CommandRun run = await _host.SearchAsync("out", "--strategy", strategy, "--budget-ms", "7", "--json");

        Assert.Equal("", run.Error);
        JsonElement result = run.Json();
        Assert.Equal(strategy, result.GetProperty("provenance").GetProperty("strategy").GetString());
        Assert.InRange(result.GetProperty("expectedCost").GetProperty("value").GetDouble(), 4, 7);
        Assert.All(
            result.GetProperty("history").GetProperty("candidates").EnumerateArray(),
            candidate => Assert.InRange(candidate.GetProperty("cost").GetDouble(), 4, 7));
    }

    [Theory]
    [InlineData("macs", "MMAC")]
    [InlineData("parameters", "M")]
    [InlineData("macs=0.5,parameters=0.5", "x")]
    public async Task What_is_counted_needs_no_table(string cost, string unit)
    {
        CommandRun run = await _host.SearchAsync("out", "--cost", cost, "--train-steps", "0", "--json");

        Assert.Equal("", run.Error);
        Assert.Equal(unit, run.Json().GetProperty("expectedCost").GetProperty("unit").GetString());
        Assert.Equal(JsonValueKind.Null, run.Json().GetProperty("trained").ValueKind);
        Assert.Contains("no lookup table", SearchHost.Notes(run)[0]);
    }

    [Fact]
    public async Task An_interrupted_search_ends_as_one_that_was_not()
    {
        string[] search = ["search", "--space", _host.SpaceFile, "--data", SearchHost.Data, "--cost", "macs", "--steps", "2000", "--train-steps", "20", "--no-measure", "--json"];
        CommandRun whole = await _host.RunAsync(search, "--out", _host.PathOf("whole"));

        CommandRun stopped = await _host.StopAsync("out", search);
        Assert.Equal(130, stopped.ExitCode);
        Assert.Equal("cancelled", stopped.ErrorJson().GetProperty("code").GetString());
        Assert.Contains("--resume", stopped.ErrorJson().GetProperty("advice").GetString());
        Assert.False(File.Exists(Out("search.json")));
        Assert.Contains("Stopped ", await File.ReadAllTextAsync(Out("search.html")));

        CommandRun resumed = await _host.RunAsync(search, "--out", _host.PathOf("out"), "--resume");
        Assert.Equal(0, resumed.ExitCode);
        Assert.Equal(WithoutProvenance(whole), WithoutProvenance(resumed));
        Assert.Equal(
            await File.ReadAllBytesAsync(Path.Combine(_host.PathOf("whole"), "network.onnx")), await File.ReadAllBytesAsync(Out("network.onnx")));
    }

    [Fact]
    public async Task Text_says_what_was_found_and_where_the_page_is()
    {
        CommandRun run = await _host.SearchAsync("out", "--cost", "macs");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("tiny-macs-s1: ", run.Output);
        Assert.Contains("from scratch, on 12 validation images", run.Output);
        Assert.Contains(Out("search.html"), run.Output);
    }

    [Fact]
    public async Task A_table_that_predicts_badly_is_named()
    {
        LookupTable table = _host.Table;
        LookupTable poor = TableText.Seal(table with { Calibration = table.Calibration with { RelativeError90 = 0.31 } });
        await _host.AddAsync(poor);
        CommandRun run = await _host.SearchAsync("out", "--train-steps", "0", "--json");

        Assert.Equal("", run.Error);
        Assert.Contains(SearchHost.Notes(run), note => note.Contains($"Table {poor.Id} predicts nine networks in ten within 31 % only"));
    }

    [Fact]
    public async Task A_search_that_ends_undecided_says_so()
    {
        CommandRun run = await _host.SearchAsync("out", "--cost", "macs", "--weight", "0", "--steps", "2", "--train-steps", "0", "--json");

        Assert.Equal("", run.Error);
        Assert.Contains(SearchHost.Notes(run), note => note.Contains("ended undecided") && note.Contains("--steps"));
        Assert.Contains("ended undecided", await File.ReadAllTextAsync(Out("search.html")));
    }

    /// <summary>
    /// With n second candidates the first device takes 4 + 2n ms and the second 16 - 4n: two of them are 8 ms on both, and
    /// any other number is 10 or more on one of the two.
    /// </summary>
    [Fact]
    public async Task The_worst_of_several_devices_keeps_the_budget()
    {
        await _host.AddAsync(_host.Table, _host.OtherTable);
        CommandRun run = await _host.SearchAsync(
            "out", "--table", _host.Table.Id, "--table", _host.OtherTable.Id, "--worst", "--budget-ms", "9", "--train-steps", "0", "--json");

        Assert.Equal("", run.Error);
        JsonElement expected = run.Json().GetProperty("expectedCost");
        Assert.Equal("worst latency", expected.GetProperty("metric").GetString());
        Assert.Equal("ms", expected.GetProperty("unit").GetString());
        Assert.Equal(8, expected.GetProperty("value").GetDouble(), 6);
        Assert.Equal(2, run.Json().GetProperty("architecture").GetProperty("choices").EnumerateArray().Count(choice => choice.GetString() == "k5_e3"));
    }

    /// <summary>Each device counts in times its own random network, 7 and 10 ms: 1.09, 1.03, 0.97 and 0.91 for 0 to 3 second candidates.</summary>
    [Fact]
    public async Task Of_several_devices_the_mean_counts()
    {
        await _host.AddAsync(_host.Table, _host.OtherTable);
        string[] tables = ["--table", _host.Table.Id, "--table", _host.OtherTable.Id];
        CommandRun run = await _host.SearchAsync("out", [.. tables, "--budget", "0.95", "--train-steps", "0", "--json"]);

        Assert.Equal("", run.Error);
        JsonElement expected = run.Json().GetProperty("expectedCost");
        Assert.Equal("x", expected.GetProperty("unit").GetString());
        Assert.Equal(((10 / 7.0) + (4 / 10.0)) / 2, expected.GetProperty("value").GetDouble(), 6);

        CommandRun refused = await _host.SearchAsync("other", [.. tables, "--budget-ms", "9"]);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("--budget-ms is not in the unit of --cost latency of several tables", refused.Error);
    }

    private string Out(string file) => Path.Combine(_host.PathOf("out"), file);

    private static async Task<long> MacsAsync(string network) =>
        (await CommandHost.RunAsync("networks", "show", network, "--json")).Json().GetProperty("macs").GetInt64();

    private static string WithoutProvenance(CommandRun run) => string.Join(
        '\n', run.Json().EnumerateObject().Where(member => member.Name != "provenance").Select(member => member.ToString()));
}
