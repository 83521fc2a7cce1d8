using System.Text.Json;
using Profiler.Cli.Tests.Hosting;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;
using Profiler.Search.Costs;

namespace Profiler.Cli.Tests.Commands.Searching;

public sealed class SearchCompareTests : IDisposable
{
    private readonly SearchHost _host = new();

    public void Dispose() => _host.Dispose();

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

    /// <summary>The lowest budget is tried first, and with this tolerance anything is accurate enough.</summary>
    [Fact]
    public async Task At_matched_accuracy_the_first_budget_that_is_enough_ends_the_search()
    {
        await _host.AddAsync(_host.Table);
        CommandRun run = await CompareAsync("--match", "accuracy", "--tolerance", "100");

        Assert.Equal("", run.Error);
        JsonElement compared = run.Json();
        JsonElement accuracy = compared.GetProperty("accuracy");
        Assert.Equal("accuracy", compared.GetProperty("match").GetString());
        Assert.True(accuracy.GetProperty("isReached").GetBoolean());
        JsonElement tried = Assert.Single(accuracy.GetProperty("tried").EnumerateArray());
        // Half of the room between the cheapest network's 4 ms and the budget of 8.
        Assert.Equal(6, tried.GetProperty("budgetMs").GetDouble(), 6);
        Assert.Equal(compared.GetProperty("latency").GetProperty("folder").GetString(), tried.GetProperty("folder").GetString());
        Assert.Equal(12, compared.GetProperty("validationImages").GetInt32());
        Assert.All(compared.GetProperty("notes").EnumerateArray(), note => Assert.Contains("undecided", note.GetString()));
        Assert.False(Directory.Exists(Path.Combine(Both, "latency")));
        Assert.Contains("until one was accurate enough", await File.ReadAllTextAsync(Path.Combine(Both, "search-compare.html")));
    }

    [Fact]
    public async Task At_matched_accuracy_what_is_compared_is_as_accurate_or_said_not_to_be()
    {
        await _host.AddAsync(_host.Table);
        string[] options = ["--match", "accuracy", "--tolerance", "0"];
        CommandRun run = await CompareAsync(options);

        Assert.Equal("", run.Error);
        JsonElement compared = run.Json();
        JsonElement accuracy = compared.GetProperty("accuracy");
        JsonElement[] tried = [.. accuracy.GetProperty("tried").EnumerateArray()];
        double least = accuracy.GetProperty("leastScore").GetDouble();
        Assert.Equal(compared.GetProperty("macs").GetProperty("score").GetDouble(), least);
        Assert.Equal(tried.OrderBy(one => one.GetProperty("budgetMs").GetDouble()), tried);
        Assert.All(tried[..^1], one => Assert.False(one.GetProperty("isEnough").GetBoolean()));
        Assert.Equal(accuracy.GetProperty("isReached").GetBoolean(), tried[^1].GetProperty("isEnough").GetBoolean());
        Assert.Equal(
            accuracy.GetProperty("isReached").GetBoolean(),
            compared.GetProperty("latency").GetProperty("score").GetDouble() >= least);

        CommandRun again = await CompareAsync([.. options, "--resume"]);
        Assert.Equal(run.Output, again.Output);
    }

    [Theory]
    [InlineData("There is no match named 'acuracy'", "--match", "acuracy")]
    [InlineData("--tolerance is of accuracy", "--tolerance", "2")]
    [InlineData("not from 0 to 100", "--match", "accuracy", "--tolerance", "101")]
    [InlineData("--train-steps is 0", "--match", "accuracy", "--train-steps", "0")]
    [InlineData("--table is given several times", "--table", "a", "--table", "b")]
    [InlineData("the cheapest costs 4 ms", "--budget-ms", "3")]
    public async Task What_makes_no_sense_is_refused_before_there_is_a_folder(string message, params string[] options)
    {
        await _host.AddAsync(_host.Table);
        CommandRun run = await CompareAsync(options);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.ErrorJson().GetProperty("message").GetString());
        Assert.False(Directory.Exists(Both));
    }

    private string Both => _host.PathOf("both");

    private Task<CommandRun> CompareAsync(params string[] options)
    {
        string[] training = options.Contains("--train-steps") ? [] : ["--train-steps", "6"];
        string[] budget = options.Contains("--budget-ms") ? [] : ["--budget-ms", "8"];
        return _host.RunAsync(
            "search-compare", "--space", _host.SpaceFile, "--data", SearchHost.Data, "--out", Both, "--steps", "12", training, budget,
            "--no-measure", "--json", options);
    }
}
