using System.Text.Json;
using Profiler.Cli.Tests.Hosting;
using Profiler.CostModels.Energy;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;
using Profiler.Networks.Catalog;
using Profiler.Store;
using Profiler.Store.Tables;

namespace Profiler.Cli.Tests.Commands.Comparison;

/// <summary>profiler compare --targets: the same networks on several boards, from what is stored.</summary>
public sealed class CompareBoardsTests : IDisposable
{
    private const string Mac = "squeezenas-mac-small";
    private const string Lat = "squeezenas-lat-small";
    private readonly DatabaseHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Speed_ups_and_regret_follow_from_the_stored_measurements()
    {
        await MeasuredAsync();

        JsonElement compared = (await _host.RunAsync("compare", Mac, Lat, "--targets", "board-7/cuda,local", "--json")).Json();

        JsonElement[] boards = [.. compared.GetProperty("boards").EnumerateArray()];
        Assert.Equal(["board-7/cuda", "local"], boards.Select(board => board.GetProperty("name").GetString()));
        Assert.Equal([Lat, Mac], boards.Select(board => board.GetProperty("chosen").GetString()));
        JsonElement fast = boards[0].GetProperty("networks")[1];
        Assert.Equal("measured", fast.GetProperty("latency").GetProperty("source").GetString());
        Assert.Equal(1.5, fast.GetProperty("speedUp").GetProperty("value").GetDouble(), 9);
        Assert.InRange(fast.GetProperty("speedUp").GetProperty("low").GetDouble(), 1.47, 1.49);
        Assert.Equal(100, fast.GetProperty("imagesPerSecond").GetDouble(), 9);
        double gigamacs = compared.GetProperty("networks")[1].GetProperty("macs").GetInt64() / 1e9;
        Assert.Equal(gigamacs * 100, fast.GetProperty("gigamacsPerSecond").GetDouble(), 9);
        double[][] slower = [.. compared.GetProperty("regret").EnumerateArray()
            .Select(row => row.GetProperty("slower").EnumerateArray().Select(cell => Math.Round(cell.GetDouble(), 9)).ToArray())];
        Assert.Equal([[0, 0.25], [0.5, 0], [0.5, 0]], slower);
    }

    [Fact]
    public async Task Text_fits_80_columns_and_shows_what_was_published()
    {
        await MeasuredAsync();

        CommandRun run = await _host.RunAsync("compare", Mac, Lat, "--targets", "board-7/cuda,local");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("As published, on", run.Output, StringComparison.Ordinal);
        Assert.Contains("1.33", run.Output, StringComparison.Ordinal);
        Assert.Contains("for board-7/", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Images_per_joule_are_of_stored_energies_and_missing_ones_have_a_reason()
    {
        await MeasuredAsync();
        string page = _host.Folder.PathOf("boards.html");

        CommandRun run = await _host.RunAsync("compare", Mac, Lat, "--targets", "board-7/cuda,local", "--report", page, "--json");
        CommandRun text = await _host.RunAsync("compare", Mac, Lat, "--targets", "board-7/cuda,local");

        JsonElement[] boards = [.. run.Json().GetProperty("boards").EnumerateArray()];
        JsonElement energy = boards[0].GetProperty("networks")[1].GetProperty("energy");
        Assert.Equal("measured", energy.GetProperty("source").GetString());
        Assert.Equal(80, energy.GetProperty("mjPerInference").GetProperty("value").GetDouble(), 9);
        Assert.Equal(12.5, energy.GetProperty("imagesPerJoule").GetDouble(), 9);
        Assert.All(boards[1].GetProperty("networks").EnumerateArray(), network => Assert.Equal(JsonValueKind.Null, network.GetProperty("energy").ValueKind));
        string note = Assert.Single(run.Json().GetProperty("notes").EnumerateArray()).GetString()!;
        Assert.StartsWith("local: no energy is stored", note, StringComparison.Ordinal);
        Assert.Contains($"'profiler energy {Mac} {Lat} --input 1x3x1024x2048' measures it", note, StringComparison.Ordinal);
        Assert.Contains("12.50", text.Output, StringComparison.Ordinal);
        string html = await File.ReadAllTextAsync(page);
        Assert.Contains("Images per joule", html, StringComparison.Ordinal);
        Assert.Contains("12.50 <small>80.0 mJ, 79.2 to 80.8, measured</small>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Energies_that_a_table_predicts_are_marked()
    {
        await SheetAsync("jetson-xavier");
        LookupTable meter = await MeterAsync();

        CommandRun run = await _host.RunAsync("compare", Mac, Lat, "--targets", "jetson-xavier,meter", "--json");
        CommandRun text = await _host.RunAsync("compare", "--space", "squeezenas-small", "--count", "20", "--targets", "jetson-xavier,meter");

        JsonElement energy = run.Json().GetProperty("boards")[1].GetProperty("networks")[0].GetProperty("energy");
        Assert.Equal(("predicted", meter.Id), (energy.GetProperty("source").GetString(), energy.GetProperty("snapshot").GetString()));
        Assert.Contains(
            "jetson-xavier: its data sheet tells no energies.",
            run.Json().GetProperty("notes").EnumerateArray().Select(note => note.GetString()));
        Assert.Matches(@"-\s+\d+\.\d\d p", text.Output);
    }

    [Fact]
    public async Task The_newest_measurement_answers_whichever_runtime_it_is_of()
    {
        await MeasuredAsync();
        using (ProfilerDatabase database = await _host.OpenAsync())
        {
            await SampleMeasurements.AddAsync(database, SampleMeasurements.Board("board-7") with { RuntimeVersion = "1.30.0" }, Lat, 30);
        }

        JsonElement compared = (await _host.RunAsync("compare", Mac, Lat, "--targets", "board-7/cuda,local", "--json")).Json();

        JsonElement fast = compared.GetProperty("boards")[0].GetProperty("networks")[1];
        Assert.Equal(30, fast.GetProperty("latency").GetProperty("latencyMs").GetDouble());
        Assert.Equal(JsonValueKind.Null, fast.GetProperty("energy").ValueKind);
    }

    [Fact]
    public async Task A_sheet_of_another_precision_is_asked_for_by_name()
    {
        await SheetAsync("jetson-xavier");

        CommandRun compared = await _host.RunAsync("compare", Mac, Lat, "--targets", "jetson-xavier/cpu/1/fp16,local");
        CommandRun estimated = await _host.RunAsync("estimate", Mac, "--device", "jetson-xavier", "--precision", "fp16");

        Assert.Equal((2, 2), (compared.ExitCode, estimated.ExitCode));
        Assert.Contains("ask with '--precision fp32'", compared.Error, StringComparison.Ordinal);
        Assert.Contains("ask with '--precision fp32'", estimated.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_board_knows_nothing_of_is_named_with_the_command_that_measures_it()
    {
        await MeasuredAsync();

        CommandRun run = await _host.RunAsync("compare", Mac, Lat, "--targets", "local,board-8/cuda/4");

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains($"'{Mac}' at 1x3x1024x2048 on board-8, cuda, fp32, 4 thread(s)", run.Error, StringComparison.Ordinal);
        Assert.Contains($"profiler measure {Mac} --input 1x3x1024x2048 --device board-8 --provider cuda --threads 4", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_board_chooses_among_networks_that_are_accurate_enough()
    {
        await MeasuredAsync();

        JsonElement compared = (await _host.RunAsync("compare", Mac, Lat, "--targets", "board-7/cuda,local", "--accuracy", "67", "--json")).Json();

        Assert.All(compared.GetProperty("boards").EnumerateArray(), board => Assert.Equal(Lat, board.GetProperty("chosen").GetString()));
    }

    [Fact]
    public async Task Random_architectures_are_chosen_by_tables_at_matched_size_and_shown_as_a_page()
    {
        await SheetAsync("jetson-xavier");
        await SheetAsync("mali-t628");
        string page = _host.Folder.PathOf("boards.html");

        CommandRun run = await _host.RunAsync(
            "compare", "--space", "squeezenas-small", "--count", "60", "--targets", "jetson-xavier,mali-t628", "--report", page, "--json");

        JsonElement compared = run.Json();
        Assert.Equal(60, compared.GetProperty("architectures").GetInt32());
        JsonElement[] regret = [.. compared.GetProperty("regret").EnumerateArray()];
        Assert.All(regret.SelectMany(row => row.GetProperty("slower").EnumerateArray()), cell => Assert.InRange(cell.GetDouble(), 0, 10));
        Assert.Equal(regret[^1].GetProperty("network").GetString(), compared.GetProperty("networks")[0].GetProperty("name").GetString());
        Assert.Contains("by its data sheet alone", compared.GetProperty("notes")[0].GetString(), StringComparison.Ordinal);
        string html = await File.ReadAllTextAsync(page);
        Assert.Contains("data-chart=\"speedUps\"", html, StringComparison.Ordinal);
        Assert.Contains("by MACs alone", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coordinator_answers_as_a_database_does()
    {
        await using TwoWaysHost host = await TwoWaysHost.StartAsync();
        await MeasuredAsync(host.Database);

        Assert.Equal(0, (await host.RunBothAsync("compare", Mac, Lat, "--targets", "board-7/cuda,local", "--json")).ExitCode);
        Assert.Equal(2, (await host.RunBothAsync("compare", "--space", "fbnet", "--targets", "board-7/cuda,local")).ExitCode);
    }

    [Theory]
    [InlineData("needs two networks", Mac)]
    [InlineData("--count needs --targets", Mac, Lat, "--count", "5")]
    [InlineData("--report needs --targets", Mac, Lat, "--report", "a.html")]
    [InlineData("two devices or more", Mac, "--targets", "local")]
    [InlineData("two devices or more", Mac, "--targets", "local,local/cpu/1")]
    [InlineData("is not spelled", Mac, "--targets", "local,a/cpu/two")]
    [InlineData("provider", Mac, "--targets", "local,a/metal")]
    [InlineData("needs networks", "--targets", "local,a")]
    [InlineData("--count needs --space", Mac, "--targets", "local,a", "--count", "5")]
    [InlineData("as well", Mac, "--targets", "local,a", "--space", "fbnet")]
    [InlineData("published networks", "--targets", "local,a", "--space", "fbnet", "--accuracy", "70")]
    [InlineData("no published accuracy", "fbnet:00000000000000000000000000000000000000000000", "--targets", "local,a", "--accuracy", "70")]
    [InlineData("different kinds", "fbnet-a", Lat, "--targets", "local,a", "--accuracy", "70")]
    [InlineData("The best has 68.02", Mac, Lat, "--targets", "local,a", "--accuracy", "70")]
    [InlineData("not from 2", "--targets", "local,a", "--space", "fbnet", "--count", "1")]
    [InlineData("no lookup table", "--targets", "local,a", "--space", "fbnet", "--count", "2")]
    [InlineData("no job to queue", Mac, Lat, "--targets", "local,a", "--detach")]
    public async Task What_does_not_belong_together_is_refused(string message, params string[] arguments)
    {
        CommandRun run = await _host.RunAsync(["compare", .. arguments]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private async Task SheetAsync(string board)
    {
        CommandRun run = await _host.RunAsync("profile", "--space", "squeezenas-small", "--method", "roofline", "--board", board, "--precision", "fp32");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    /// <summary>A device whose table has the sheet's latencies, and energies.</summary>
    private async Task<LookupTable> MeterAsync()
    {
        using ProfilerDatabase database = await _host.OpenAsync();
        LookupTable sheet = await database.Tables.GetAsync((await database.Tables.FindAsync(new TableQuery()))[0].Id);
        LookupTable meter = TableText.Seal(EnergyColumn.Add(
            sheet with
            {
                Target = SampleMeasurements.Board("meter", "cpu"),
                Method = FillMethod.InContext,
                Calibration = sheet.Calibration with { RelativeError90 = 0.05 },
            },
            BuiltInSpaces.Get("squeezenas-small"),
            new EnergyModel(Watts: 10, PicojoulesPerMac: 1, PicojoulesPerByte: 10, Networks: 12, RelativeError90: 0.05)));
        await database.Tables.AddAsync(meter);
        return meter;
    }

    private async Task MeasuredAsync()
    {
        using ProfilerDatabase database = await _host.OpenAsync();
        await MeasuredAsync(database);
    }

    /// <summary>The second network is 1.5 times as fast on the board and 0.8 times as fast here.</summary>
    private static async Task MeasuredAsync(ProfilerDatabase database)
    {
        await SampleMeasurements.AddAsync(database, SampleMeasurements.Board("board-7"), Mac, 15, mj: 100);
        await SampleMeasurements.AddAsync(database, SampleMeasurements.Board("board-7"), Lat, 10, mj: 80);
        await SampleMeasurements.AddAsync(database, SampleMeasurements.Board("local", "cpu"), Mac, 40);
        await SampleMeasurements.AddAsync(database, SampleMeasurements.Board("local", "cpu"), Lat, 50);
    }
}
