using System.Text.Json;
using Profiler.Cli.Output;
using Profiler.Cli.Tests.Hosting;

namespace Profiler.Cli.Tests.Commands.Spaces;

public sealed class SpacesCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task List_counts_the_architectures()
    {
        CommandRun run = await CommandHost.RunAsync("spaces", "list", "--json");

        JsonElement small = run.Json().GetProperty("spaces").EnumerateArray().First();
        Assert.Equal("squeezenas-small", small.GetProperty("name").GetString());
        Assert.Equal(20 * Math.Log10(13), small.GetProperty("architecturesLog10").GetDouble(), 9);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("show", "squeezenas-large")]
    [InlineData("show", "fbnet")]
    [InlineData("show", "nasbench201")]
    public async Task Text_fits_80_columns(params string[] args)
    {
        CommandRun run = await CommandHost.RunAsync(["spaces", .. args]);

        Assert.Equal(0, run.ExitCode);
        Assert.All(run.OutputLines, line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public async Task Show_lists_slots_with_their_candidates()
    {
        JsonElement space = (await CommandHost.RunAsync("spaces", "show", "fbnet", "--json")).Json();

        JsonElement slot = space.GetProperty("slots")[1];
        Assert.Equal("slot01", slot.GetProperty("name").GetString());
        Assert.Equal(24, slot.GetProperty("outChannels").GetInt32());
        Assert.Equal(9, slot.GetProperty("candidates").GetArrayLength());
        Assert.Equal("classifier", space.GetProperty("head").GetProperty("kind").GetString());
        Assert.Equal("inverted_residual", space.GetProperty("candidates")[0].GetProperty("block").GetString());
    }

    [Fact]
    public async Task The_example_in_the_documentation_works()
    {
        string path = _folder.Write("mine.json", DocumentationExample.Of("search-spaces.md"));

        JsonElement space = (await CommandHost.RunAsync("spaces", "show", path, "--json")).Json();

        Assert.Equal(5, space.GetProperty("slots").GetArrayLength());
        Assert.Equal(2, space.GetProperty("slots")[0].GetProperty("candidates").GetArrayLength());
    }

    [Fact]
    public async Task Names_the_field_that_is_wrong()
    {
        string path = _folder.Write("mine.json", DocumentationExample.Of("search-spaces.md").Replace("\"kernel\": 3", "\"kernel\": 4"));

        CommandRun run = await CommandHost.RunAsync("spaces", "show", path);

        Assert.Equal(ExitCodes.File, run.ExitCode);
        Assert.Contains("candidates[0].kernel", run.Error);
    }

    [Fact]
    public async Task Suggests_the_nearest_space()
    {
        CommandRun run = await CommandHost.RunAsync("spaces", "show", "squeezenas-smal");

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("Did you mean 'squeezenas-small'?", run.Error);
    }
}
