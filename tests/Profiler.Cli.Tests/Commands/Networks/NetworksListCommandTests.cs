using System.Text.Json;
using Profiler.Cli.Tests.Hosting;

namespace Profiler.Cli.Tests.Commands.Networks;

public sealed class NetworksListCommandTests
{
    [Fact]
    public async Task Text_fits_80_columns_and_has_no_colours()
    {
        CommandRun run = await CommandHost.RunAsync("networks", "list");

        Assert.Equal(0, run.ExitCode);
        Assert.All(run.OutputLines, line => Assert.InRange(line.Length, 0, 80));
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Contains(run.OutputLines, line => line.Contains("squeezenas-mac-xlarge") && line.Contains("156.41"));
    }

    [Fact]
    public async Task Json_has_counts_beside_published_figures()
    {
        CommandRun run = await CommandHost.RunAsync("networks", "list", "--json");

        JsonElement network = run.Json().GetProperty("networks").EnumerateArray()
            .Single(network => network.GetProperty("name").GetString() == "squeezenas-mac-small");
        Assert.Equal("squeezenas-small", network.GetProperty("space").GetString());
        Assert.Equal("MACs", network.GetProperty("searchedFor").GetString());
        Assert.Equal(3007512576, network.GetProperty("macs").GetInt64());
        Assert.Equal("jetson-xavier", network.GetProperty("published").GetProperty("device").GetString());
        Assert.Equal(46.01, network.GetProperty("published").GetProperty("latencyMs").GetDouble());
    }
}
