using System.Text.Json;
using Profiler.Cli.Tests.Hosting;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;
using Profiler.Search.Costs;

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
        Assert.NotEmpty(result.GetProperty("history").GetProperty("points").EnumerateArray());
        Assert.Equal(1, result.GetProperty("seed").GetInt32());
        Assert.Equal("differentiable", result.GetProperty("provenance").GetProperty("strategy").GetString());
        Assert.Equal(run.Output, await File.ReadAllTextAsync(Out("search.json")) + Environment.NewLine);
        Assert.Contains("measured latency", await File.ReadAllTextAsync(Out("search.html")));

        long macs = result.GetProperty("architecture").GetProperty("macs").GetInt64();
        Assert.Equal(macs, await MacsAsync(Out("architecture.json")));
        Assert.Equal(macs, await MacsAsync(Out("network.onnx")));
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
        Assert.Contains("no lookup table", Assert.Single(run.Json().GetProperty("provenance").GetProperty("notes").EnumerateArray()).GetString());
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
        Assert.Contains("trained", run.Output);
        Assert.Contains(Out("search.html"), run.Output);
    }

    /// <param name="rises">Whether latency rises with MACs in the table; where not, the budget's place between the ends counts.</param>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_searches_are_compared_at_one_budget(bool rises)
    {
        using CostTensor macs = CostTensors.FromCounts(_host.Space, _host.Space.DefaultInput, CountedMetric.Macs);
        CostRange range = macs.Range();
        double middle = (range.Minimum + range.Maximum) / 2;
        // 7 ms are the middle between the 4 and the 10 ms of the space's ends, and the line is at the middle of the MACs there.
        double slope = rises ? 6 / (middle / 1000) : -1;
        LookupTable table = _host.Table;
        await _host.AddAsync(TableText.Seal(table with
        {
            Calibration = table.Calibration with { MacsSlopeMsPerGigamac = slope, MacsInterceptMs = 1 },
        }));

        CommandRun run = await _host.RunAsync(
            "search-compare", "--space", _host.SpaceFile, "--data", SearchHost.Data, "--out", _host.PathOf("both"),
            "--steps", "12", "--train-steps", "6", "--no-measure", "--budget-ms", "7", "--json");

        Assert.Equal("", run.Error);
        JsonElement compared = run.Json();
        Assert.Equal(middle * 1e6, compared.GetProperty("budgetMacs").GetDouble(), tolerance: 1);
        Assert.InRange(compared.GetProperty("macs").GetProperty("expectedCost").GetProperty("value").GetDouble(), range.Minimum, middle + 1e-6);
        Assert.InRange(compared.GetProperty("latency").GetProperty("expectedCost").GetProperty("value").GetDouble(), 4, 7);
        Assert.Equal(JsonValueKind.Null, compared.GetProperty("answer").ValueKind);
        Assert.All(["search-compare.html", "search-compare.json"], file => Assert.True(File.Exists(Path.Combine(_host.PathOf("both"), file))));
        Assert.All(["macs", "latency"], folder => Assert.True(File.Exists(Path.Combine(_host.PathOf("both"), folder, "search.json"))));
    }

    private string Out(string file) => Path.Combine(_host.PathOf("out"), file);

    private static async Task<long> MacsAsync(string network) =>
        (await CommandHost.RunAsync("networks", "show", network, "--json")).Json().GetProperty("macs").GetInt64();

    private static string WithoutProvenance(CommandRun run) => string.Join(
        '\n', run.Json().EnumerateObject().Where(member => member.Name != "provenance").Select(member => member.ToString()));
}
