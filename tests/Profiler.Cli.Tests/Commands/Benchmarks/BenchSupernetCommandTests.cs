using System.Text.Json;
using Profiler.Cli.Tests.Hosting;

namespace Profiler.Cli.Tests.Commands.Benchmarks;

public sealed class BenchSupernetCommandTests
{
    private static readonly string[] Small = ["bench", "supernet", "--mode", "sampled", "--input", "1x3x64x64", "--threads", "1"];

    [Fact]
    public async Task A_step_has_its_time_and_memory()
    {
        JsonElement figures = (await CommandHost.RunAsync([.. Small, "--steps", "2", "--json"])).Json();

        Assert.Equal("squeezenas-small", figures.GetProperty("space").GetString());
        Assert.Equal("1x3x64x64", figures.GetProperty("input").GetString());
        Assert.Equal("sampled", figures.GetProperty("mode").GetString());
        Assert.True(figures.GetProperty("msPerStep").GetDouble() >= figures.GetProperty("minMsPerStep").GetDouble());
        Assert.True(figures.GetProperty("minMsPerStep").GetDouble() > 0);
        Assert.True(figures.TryGetProperty("peakMemoryMiB", out _));
    }

    [Theory]
    [InlineData("--steps", "0")]
    [InlineData("--threads", "0")]
    [InlineData("--mode", "some")]
    [InlineData("--input", "4x3x128")]
    public async Task Values_out_of_range_are_refused(string option, string value)
    {
        CommandRun run = await CommandHost.RunAsync(["bench", "supernet", .. option == "--mode" ? [] : (string[])["--mode", "all"], option, value]);

        Assert.NotEqual(0, run.ExitCode);
    }
}
