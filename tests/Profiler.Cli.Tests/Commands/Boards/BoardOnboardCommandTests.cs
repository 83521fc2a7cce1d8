using Profiler.Cli.Tests.Hosting;

namespace Profiler.Cli.Tests.Commands.Boards;

public sealed class BoardOnboardCommandTests : IDisposable
{
    private readonly DatabaseHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("--measurements 1 is not from 2 to 100", "--measurements", "1")]
    [InlineData("--check 1 is not from 2 to 100", "--check", "1")]
    [InlineData("'0%' is no error", "--target-error", "0%")]
    [InlineData("'five' is no error", "--target-error", "five")]
    public async Task What_cannot_be_asked_for_is_refused(string words, params string[] options)
    {
        CommandRun run = await _host.RunAsync(["board", "onboard", "--space", "squeezenas-small", .. options]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(words, run.Error);
    }

    [Fact]
    public async Task An_unknown_device_is_told()
    {
        CommandRun run = await _host.RunAsync(
            "board", "onboard", "--space", "squeezenas-small", "--input", "1x3x32x64", "--measurements", "2", "--device", "board-7");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("There is no device named 'board-7'", run.Error);
    }
}
