using Profiler.Cli.Output;
using Profiler.Cli.Tests.Hosting;

namespace Profiler.Cli.Tests.Commands.Completion;

public sealed class CompletionCommandTests
{
    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    public async Task Prints_a_script_that_asks_the_command(string shell)
    {
        CommandRun run = await CommandHost.RunAsync("completion", shell);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("[suggest:", run.Output);
    }

    [Fact]
    public async Task Refuses_another_shell()
    {
        CommandRun run = await CommandHost.RunAsync("completion", "bsh");

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("Did you mean 'bash'?", run.Error);
    }
}
