using System.Globalization;
using System.Text;
using System.Text.Json;
using Profiler.Cli.Output;
using Profiler.Cli.Tests.Hosting;

namespace Profiler.Cli.Tests.Commands.Transfer;

public sealed class TransferCommandTests : IDisposable
{
    private static readonly string[] Devices = ["ant_1", "bee_1", "cow_1", "dog_1"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_generic_table_is_evaluated_without_knowing_the_space()
    {
        JsonElement document = (await EvaluateAsync(Table())).Json();

        JsonElement target = document.GetProperty("targets").GetProperty("dog_1");
        Assert.InRange(target.GetProperty("spearman").GetDouble(), 0.95, 1);
        Assert.InRange(target.GetProperty("coverage90").GetDouble(), 0.8, 1);
        Assert.True(target.GetProperty("fitMs").GetDouble() >= 0);
        Assert.Equal(target.GetProperty("mape").GetDouble(), document.GetProperty("mean").GetProperty("mape").GetDouble());
        Assert.True(document.GetProperty("mean").GetProperty("baseline").GetProperty("ridge").TryGetProperty("spearmanTrimmed", out _));
    }

    [Fact]
    public async Task Targets_of_another_table_are_matched_by_architecture()
    {
        string table = Table();
        string[] lines = File.ReadAllLines(table);
        string reversed = _folder.Write("reversed.csv", string.Join('\n', lines.Skip(2).Reverse().Prepend(lines[0])) + "\n");

        JsonElement target = (await CommandHost.RunAsync(
            "transfer", "evaluate", "--table", table, "--space", "generic", "--target-column", "dog_1", "--targets-table", reversed,
            "--sources", "ant_1,bee_1,cow_1", "--measurements", "6", "--seeds", "1", "--json"))
            .Json().GetProperty("targets").GetProperty("dog_1");

        Assert.InRange(target.GetProperty("spearman").GetDouble(), 0.95, 1);
        Assert.Equal(1, target.GetProperty("missingArchitectures").GetInt32());
    }

    [Theory]
    [InlineData("ant_9", "ant_9")]
    [InlineData("ant_1,dog_1", "is a source and a target")]
    [InlineData("ant_1", "one family")]
    public async Task Sources_that_cannot_be_used_are_named(string sources, string message)
    {
        CommandRun run = await CommandHost.RunAsync(
            "transfer", "evaluate", "--table", Table(), "--space", "generic", "--target-column", "dog_1", "--sources", sources, "--seeds", "1");

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains(message, run.Error);
    }

    [Theory]
    [InlineData("many", "line 5: column bee_1: 'many' is no latency")]
    [InlineData("NaN", "line 5: column bee_1: 'NaN' is no latency")]
    [InlineData("-4", "line 5: column bee_1: '-4' is no latency")]
    public async Task A_cell_that_is_no_latency_is_named(string cell, string message)
    {
        string[] lines = File.ReadAllLines(Table());
        string[] cells = lines[4].Split(',');
        cells[5] = cell;
        lines[4] = string.Join(',', cells);

        CommandRun run = await EvaluateAsync(_folder.Write("bad.csv", string.Join('\n', lines) + "\n"));

        Assert.Equal(ExitCodes.File, run.ExitCode);
        Assert.Contains(message, run.Error);
    }

    [Fact]
    public async Task A_missing_cell_of_a_source_is_passed_over()
    {
        string[] lines = File.ReadAllLines(Table());
        string[] cells = lines[4].Split(',');
        cells[5] = "";
        lines[4] = string.Join(',', cells);

        Assert.Equal(0, (await EvaluateAsync(_folder.Write("gap.csv", string.Join('\n', lines) + "\n"))).ExitCode);
    }

    [Fact]
    public async Task An_architecture_that_stands_twice_is_named()
    {
        string table = Table();
        File.AppendAllText(table, File.ReadAllLines(table)[3] + "\n");

        CommandRun run = await EvaluateAsync(table);

        Assert.Equal(ExitCodes.File, run.ExitCode);
        Assert.Contains("stands in line 4 already", run.Error);
    }

    [Fact]
    public async Task An_unknown_architecture_is_named_with_its_line()
    {
        string table = _folder.Write("fbnet.csv", "architecture,a_1,b_1\n7818488874147327324245,1,2\nnonsense,3,4\n");

        CommandRun run = await CommandHost.RunAsync("transfer", "evaluate", "--table", table, "--space", "fbnet", "--seeds", "1");

        Assert.Equal(ExitCodes.File, run.ExitCode);
        Assert.Contains("line 3: 'nonsense' is no architecture", run.Error);
    }

    [Fact]
    public async Task Plan_fit_and_predict_lead_from_a_space_alone_to_intervals()
    {
        string plan = _folder.PathOf("plan.csv");
        string model = _folder.PathOf("model.json");
        JsonElement planned = (await CommandHost.RunAsync(
            "transfer", "plan", "--space", "fbnet", "--measurements", "5", "-o", plan, "--json")).Json();
        string[] lines = File.ReadAllLines(plan);
        string measured = _folder.Write("measured.csv", string.Join('\n', lines.Select((line, i) => i == 0 ? line : $"{line}{Weight(line)}")) + "\n");

        CommandRun fit = await CommandHost.RunAsync(
            "transfer", "fit", "--space", "fbnet", "--measured", measured, "--out", model, "--target-error", "0.1%", "--json");
        CommandRun spent = await CommandHost.RunAsync(
            "transfer", "fit", "--space", "fbnet", "--measured", measured, "--out", model, "--target-error", "0.1%", "--measurements", "5");
        CommandRun predicted = await CommandHost.RunAsync(
            "transfer", "predict", "--model", model, "--architectures", _folder.Write("list.txt", $"{lines[1][..22]}\n{new string('3', 22)}\n"), "--json");

        Assert.Equal(5, planned.GetProperty("architectures").GetArrayLength());
        Assert.Equal(0, fit.ExitCode);
        Assert.False(fit.Json().GetProperty("isEnough").GetBoolean());
        Assert.Equal(22, fit.Json().GetProperty("next").GetString()!.Length);
        Assert.Contains("pass a larger --measurements", spent.Output);
        JsonElement last = predicted.Json().GetProperty("predictions")[1];
        Assert.InRange(last.GetProperty("latencyMs").GetDouble(), last.GetProperty("lowMs").GetDouble(), last.GetProperty("highMs").GetDouble());
    }

    [Fact]
    public async Task One_measurement_is_too_few_and_leaves_no_model()
    {
        string model = _folder.PathOf("model.json");

        CommandRun run = await CommandHost.RunAsync(
            "transfer", "fit", "--space", "fbnet", "--out", model, "--measured",
            _folder.Write("one.csv", "architecture,latency_ms\n7818488874147327324245,4\n"));

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("2 are the least", run.Error);
        Assert.False(File.Exists(model));
    }

    private static Task<CommandRun> EvaluateAsync(string table) => CommandHost.RunAsync(
        "transfer", "evaluate", "--table", table, "--space", "generic", "--target-column", "dog_1", "--sources", "ant_1,bee_1,cow_1",
        "--measurements", "6", "--seeds", "2", "--json");

    private static int Weight(string architecture) => 40 + architecture.Where(char.IsAsciiDigit).Sum(digit => digit == '8' ? 0 : digit - '0');

    /// <summary>256 architectures of four choices on four devices, each with costs of its own.</summary>
    private string Table()
    {
        var random = new Random(5);
        double[][] costs = [.. Devices.Select(_ => Enumerable.Range(0, 16).Select(j => (j % 4) + (0.5 * random.NextDouble())).ToArray())];
        var csv = new StringBuilder($"a,b,c,d,{string.Join(',', Devices)}\n");
        for (int i = 0; i < 256; i++)
        {
            int[] choices = [i % 4, i / 4 % 4, i / 16 % 4, i / 64];
            IEnumerable<string> latencies = costs.Select(cost =>
                (5 + choices.Select((choice, slot) => cost[(slot * 4) + choice]).Sum()).ToString("F4", CultureInfo.InvariantCulture));
            csv.Append(CultureInfo.InvariantCulture, $"{string.Join(',', choices.Select(choice => $"k{choice}"))},{string.Join(',', latencies)}\n");
        }

        return _folder.Write("table.csv", csv.ToString());
    }
}
