using System.Text.Json;
using Profiler.Cli.Tests.Hosting;

namespace Profiler.Cli.Tests.Commands.Analytical;

public sealed class RooflineCommandTests : IDisposable
{
    private const string Network = "fbnet-a";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_a_network_it_shows_every_board_with_its_ratio()
    {
        CommandRun run = await CommandHost.RunAsync("roofline", "--json");

        Assert.Equal(0, run.ExitCode);
        var ratios = run.Json().GetProperty("boards").EnumerateArray().ToDictionary(
            board => board.GetProperty("board").GetString()!, board => board.GetProperty("publishedFlopPerByte"));
        Assert.Equal(7, ratios.Count);
        Assert.Equal(
            [("jetson-xavier", 218), ("k20", 17), ("kirin-970", 64), ("mali-t628", 9.3), ("v100", 124)],
            ratios.Where(ratio => ratio.Value.ValueKind == JsonValueKind.Number).Select(ratio => (ratio.Key, ratio.Value.GetDouble())));
    }

    [Fact]
    public async Task A_network_is_estimated_on_each_board_and_said_to_be_analytical()
    {
        CommandRun run = await CommandHost.RunAsync("roofline", Network, "--board", "jetson-tx2,v100", "--input", "1x3x64x64", "--json");

        JsonElement[] estimates = [.. run.Json().GetProperty("estimates").EnumerateArray()];
        Assert.Equal(["jetson-tx2", "v100"], estimates.Select(estimate => estimate.GetProperty("board").GetString()));
        Assert.All(estimates, estimate =>
        {
            JsonElement cost = estimate.GetProperty("estimate");
            Assert.Equal("analytical", cost.GetProperty("source").GetString());
            Assert.InRange(cost.GetProperty("latencyMs").GetDouble(), cost.GetProperty("low").GetDouble(), cost.GetProperty("high").GetDouble());
            Assert.Equal(
                estimate.GetProperty("floorMs").GetDouble(),
                estimate.GetProperty("kernels").EnumerateArray().Sum(kernel => kernel.GetProperty("floorMs").GetDouble()),
                9);
            Assert.Contains(estimate.GetProperty("kernels")[0].GetProperty("limit").GetString()!, (string[])["compute", "bandwidth", "launch"]);
        });
    }

    [Fact]
    public async Task One_board_shows_its_kernels()
    {
        CommandRun run = await CommandHost.RunAsync("roofline", Network, "--board", "k20", "--input", "1x3x64x64");

        Assert.Contains(run.OutputLines, line => line.Contains("stem/conv") && line.Contains("Conv2d"));
        Assert.All(run.OutputLines, line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public async Task An_architecture_is_named_by_its_space_and_code()
    {
        string code = string.Concat(Enumerable.Repeat("01", 20));

        CommandRun run = await CommandHost.RunAsync("roofline", $"squeezenas-small:{code}", "--board", "k20", "--input", "1x3x64x128", "--json");

        Assert.Equal($"squeezenas-small-{code}", run.Json().GetProperty("network").GetString());
    }

    [Fact]
    public async Task The_page_has_a_plot_of_ratios_and_one_for_each_board()
    {
        string page = _folder.PathOf("roofline.html");

        CommandRun run = await CommandHost.RunAsync("roofline", Network, "--board", "k20,jetson-tx2", "--input", "1x3x64x64", "--html", page, "--json");

        Assert.Equal(page, run.Json().GetProperty("page").GetString());
        string html = await File.ReadAllTextAsync(page);
        Assert.All(["chart-ratios", "chart-roofline-k20", "chart-roofline-jetson-tx2"], chart => Assert.Contains($"id=\"{chart}\"", html));
        Assert.Contains("measured nowhere", html);
        Assert.Contains("Where the numbers come from", html);
    }

    [Theory]
    [InlineData(2, "Did you mean 'jetson-tx2'?", "--board", "jetson-tx3")]
    [InlineData(2, "its data sheet has fp32", "--board", "k20", "--precision", "int8")]
    [InlineData(2, "There is no precision named 'fp8'", "--precision", "fp8")]
    [InlineData(2, "names a board twice", "--board", "k20,k20")]
    [InlineData(3, "cannot be read", "--board", "/nowhere/board.json")]
    public async Task What_cannot_be_answered_is_said(int exitCode, string words, params string[] options)
    {
        CommandRun run = await CommandHost.RunAsync(["roofline", Network, .. options]);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(words, run.Error);
    }

    [Fact]
    public async Task A_page_needs_a_network()
    {
        CommandRun run = await CommandHost.RunAsync("roofline", "--html", _folder.PathOf("x.html"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--html needs a network", run.Error);
    }
}
