using System.Text.Json;
using Profiler.Cli.Output;
using Profiler.Cli.Tests.Hosting;

namespace Profiler.Cli.Tests.Commands.Networks;

public sealed class NetworksShowCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Json_has_totals_that_are_the_sums_of_sections_and_nodes()
    {
        JsonElement shown = (await CommandHost.RunAsync("networks", "show", "squeezenas-lat-small", "--json")).Json();

        Assert.Equal("squeezenas-lat-small", shown.GetProperty("name").GetString());
        Assert.Equal("1x3x1024x2048", shown.GetProperty("input").GetString());
        Assert.Equal(4465098752, shown.GetProperty("macs").GetInt64());
        Assert.Equal(465774, shown.GetProperty("parameters").GetInt64());
        foreach (string field in new[] { "macs", "parameters", "activationBytes", "weightBytes" })
        {
            Assert.Equal(shown.GetProperty(field).GetInt64(), Sum(shown, "sections", field));
            Assert.Equal(shown.GetProperty(field).GetInt64(), Sum(shown, "nodes", field));
        }
    }

    [Fact]
    public async Task Text_fits_80_columns()
    {
        CommandRun run = await CommandHost.RunAsync("networks", "show", "squeezenas-mac-xlarge");

        Assert.Equal(0, run.ExitCode);
        Assert.All(run.OutputLines, line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains(run.OutputLines, line => line.Contains("slot21") && line.Contains("k3_e3_g1_d2"));
    }

    [Fact]
    public async Task Input_changes_the_counts()
    {
        JsonElement shown = (await CommandHost.RunAsync("networks", "show", "fbnet-c", "--input", "1x3x448x448", "--json")).Json();
        JsonElement usual = (await CommandHost.RunAsync("networks", "show", "fbnet-c", "--json")).Json();

        Assert.Equal("1x3x448x448", shown.GetProperty("input").GetString());
        Assert.InRange((double)shown.GetProperty("macs").GetInt64() / usual.GetProperty("macs").GetInt64(), 3.9, 4.0);
        Assert.Equal(usual.GetProperty("parameters").GetInt64(), shown.GetProperty("parameters").GetInt64());
    }

    [Theory]
    [InlineData("1x3x512")]
    [InlineData("1x3x0x512")]
    [InlineData("1x4x512x512")]
    [InlineData("1x3x1000000x1000000")]
    public async Task Refuses_an_impossible_shape(string input)
    {
        CommandRun run = await CommandHost.RunAsync("networks", "show", "fbnet-a", "--input", input, "--json");

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Equal("invalidShape", run.ErrorJson().GetProperty("code").GetString());
    }

    [Fact]
    public async Task Suggests_the_nearest_name()
    {
        CommandRun run = await CommandHost.RunAsync("networks", "show", "squeezenas-lat-smal");

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("Did you mean 'squeezenas-lat-small'?", run.Error);
    }

    [Fact]
    public async Task Reads_an_architecture_file()
    {
        string choices = string.Join(", ", Enumerable.Repeat("\"skip\"", 20));
        string path = _folder.Write("mine.json", $$"""{ "space": "squeezenas-small", "name": "mine", "choices": [{{choices}}] }""");

        JsonElement shown = (await CommandHost.RunAsync("networks", "show", path, "--json")).Json();

        Assert.Equal("mine", shown.GetProperty("name").GetString());
        Assert.Equal("squeezenas-small", shown.GetProperty("space").GetString());
        Assert.Equal(JsonValueKind.Null, shown.GetProperty("published").ValueKind);
    }

    [Fact]
    public async Task The_example_in_the_documentation_works()
    {
        string path = _folder.Write("mine.json", DocumentationExample.Of("architectures.md"));

        JsonElement shown = (await CommandHost.RunAsync("networks", "show", path, "--json")).Json();

        Assert.Equal("my-architecture", shown.GetProperty("name").GetString());
    }

    [Fact]
    public async Task An_exported_file_costs_what_its_architecture_costs()
    {
        string path = _folder.PathOf("fbnet.onnx");
        await CommandHost.RunAsync("networks", "export", "fbnet-a", "-o", path);

        JsonElement file = (await CommandHost.RunAsync("networks", "show", path, "--json")).Json();
        JsonElement network = (await CommandHost.RunAsync("networks", "show", "fbnet-a", "--json")).Json();

        Assert.Equal("fbnet", file.GetProperty("name").GetString());
        Assert.Equal("1x3x224x224", file.GetProperty("input").GetString());
        Assert.Equal(network.GetProperty("macs").GetInt64(), file.GetProperty("macs").GetInt64());
        Assert.Equal(file.GetProperty("macs").GetInt64(), Sum(file, "nodes", "macs"));
    }

    [Fact]
    public async Task Text_of_a_file_is_a_table_of_operators_that_fits_80_columns()
    {
        string path = _folder.PathOf("fbnet.onnx");
        await CommandHost.RunAsync("networks", "export", "fbnet-a", "-o", path);

        CommandRun run = await CommandHost.RunAsync("networks", "show", path);

        Assert.Contains(run.OutputLines, line => line.Trim().StartsWith("Conv ", StringComparison.Ordinal));
        Assert.All(run.OutputLines, line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public async Task Refuses_a_truncated_file()
    {
        string path = _folder.PathOf("fbnet.onnx");
        await CommandHost.RunAsync("networks", "export", "fbnet-a", "-o", path);
        await File.WriteAllBytesAsync(path, (await File.ReadAllBytesAsync(path))[..1000]);

        CommandRun run = await CommandHost.RunAsync("networks", "show", path, "--json");

        Assert.Equal(ExitCodes.File, run.ExitCode);
        Assert.Equal("invalidFile", run.ErrorJson().GetProperty("code").GetString());
    }

    [Fact]
    public async Task Refuses_two_inputs_for_a_network_of_one()
    {
        CommandRun run = await CommandHost.RunAsync("networks", "show", "fbnet-a", "--input", "1x3x32x32", "--input", "1x3x64x64");

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
    }

    [Fact]
    public async Task Refuses_a_missing_file()
    {
        CommandRun run = await CommandHost.RunAsync("networks", "show", _folder.PathOf("none.json"));

        Assert.Equal(ExitCodes.File, run.ExitCode);
        Assert.Contains("none.json", run.Error);
    }

    private static long Sum(JsonElement shown, string list, string field) =>
        shown.GetProperty(list).EnumerateArray().Sum(item => item.GetProperty(field).GetInt64());
}
