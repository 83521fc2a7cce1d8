using System.Text.Json;
using Profiler.Cli.Tests.Hosting;

namespace Profiler.Cli.Tests.Commands.Profiling;

public sealed class RooflineProfileTests : IDisposable
{
    private static readonly string[] Profile = ["profile", "--space", "squeezenas-small", "--method", "roofline"];

    private readonly DatabaseHost _host = new();

    [Fact]
    public async Task A_data_sheet_fills_a_table_that_estimates_take_however_the_board_is_used()
    {
        CommandRun profiled = await _host.RunAsync([.. Profile, "--board", "jetson-xavier", "--precision", "fp16", "--json"]);
        CommandRun roofline = await CommandHost.RunAsync("roofline", "squeezenas-lat-small", "--board", "jetson-xavier", "--precision", "fp16", "--json");

        JsonElement whole = roofline.Json().GetProperty("estimates")[0].GetProperty("estimate");
        Assert.Equal("jetson-xavier/roofline-sheet/fp16/b1", profiled.Json().GetProperty("target").GetString());
        foreach (string[] use in (string[][])[[], ["--threads", "2"], ["--provider", "cuda"]])
        {
            CommandRun run = await _host.RunAsync(["estimate", "squeezenas-lat-small", "--device", "jetson-xavier", "--precision", "fp16", "--json", .. use]);
            JsonElement estimate = run.Json().GetProperty("estimate");

            Assert.Equal("analytical", estimate.GetProperty("source").GetString());
            Assert.Equal(0, estimate.GetProperty("coverage").GetDouble());
            foreach (string number in (string[])["latencyMs", "low", "high"])
            {
                Assert.Equal(whole.GetProperty(number).GetDouble(), estimate.GetProperty(number).GetDouble(), 0.01);
            }
        }
    }

    [Fact]
    public async Task An_estimate_in_another_precision_names_the_one_that_has_a_table()
    {
        await _host.RunAsync([.. Profile, "--board", "jetson-xavier", "--precision", "fp16"]);

        CommandRun run = await _host.RunAsync("estimate", "squeezenas-lat-small", "--device", "jetson-xavier");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("ask with '--precision fp16'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coordinator_keeps_such_a_table_as_a_database_does()
    {
        await using TwoWaysHost host = await TwoWaysHost.StartAsync();

        CommandRun there = await host.RunThereAsync([.. Profile, "--board", "v100", "--precision", "fp32"]);

        Assert.Equal((0, ""), (there.ExitCode, there.Error));
        Assert.Contains("analytical", (await host.RunHereAsync("estimate", "squeezenas-lat-small", "--device", "v100")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("needs a board", "--method", "roofline")]
    [InlineData("asks a device", "--board", "v100")]
    [InlineData("no job to queue", "--method", "roofline", "--board", "v100", "--detach")]
    public async Task What_does_not_belong_together_is_refused(string message, params string[] options)
    {
        CommandRun run = await _host.RunAsync(["profile", "--space", "fbnet", .. options]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _host.Dispose();
}
