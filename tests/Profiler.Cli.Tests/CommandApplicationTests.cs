using Profiler.Cli.Output;
using Profiler.Cli.Tests.Hosting;

namespace Profiler.Cli.Tests;

public sealed class CommandApplicationTests
{
    [Fact]
    public async Task Without_arguments_help_is_printed()
    {
        CommandRun run = await CommandHost.RunAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Usage:", run.Output);
        Assert.Contains("profiler networks list", run.Output);
    }

    [Theory]
    [InlineData("netwrks", "networks")]
    [InlineData("space", "spaces")]
    public async Task Suggests_the_nearest_command(string typed, string meant)
    {
        CommandRun run = await CommandHost.RunAsync(typed, "list");

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains($"Did you mean '{meant}'?", run.Error);
    }

    [Fact]
    public async Task Suggests_the_nearest_option()
    {
        CommandRun run = await CommandHost.RunAsync("networks", "show", "fbnet-a", "--inptu", "1x3x32x32");

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("Did you mean '--input'?", run.Error);
    }

    [Fact]
    public async Task A_group_without_a_command_names_its_commands()
    {
        CommandRun run = await CommandHost.RunAsync("networks");

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("list, show", run.Error);
    }

    [Theory]
    [InlineData("networks", "show", "fbnet-a", "too-much", "--json")]
    [InlineData("networks", "show", "--json")]
    [InlineData("--json", "networks", "show", "no-such-network-at-all")]
    public async Task With_json_an_error_is_one_document_on_standard_error(params string[] args)
    {
        CommandRun run = await CommandHost.RunAsync(args);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.NotEmpty(run.ErrorJson().GetProperty("code").GetString()!);
        Assert.NotEmpty(run.ErrorJson().GetProperty("message").GetString()!);
        Assert.True(run.ErrorJson().TryGetProperty("advice", out _));
    }

    [Fact]
    public async Task Names_complete()
    {
        CommandRun run = await CommandHost.RunAsync("[suggest:16]", "networks show sq");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("squeezenas-lat-small", run.OutputLines);
        Assert.DoesNotContain("fbnet-a", run.OutputLines);
    }

    [Fact]
    public async Task Spaces_complete()
    {
        CommandRun run = await CommandHost.RunAsync("[suggest:13]", "spaces show f");

        Assert.Contains("fbnet", run.OutputLines);
    }
}
