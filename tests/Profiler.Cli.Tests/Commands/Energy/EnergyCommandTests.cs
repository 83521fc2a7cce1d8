using Profiler.Cli.Tests.Hosting;

namespace Profiler.Cli.Tests.Commands.Energy;

public sealed class EnergyCommandTests : IDisposable
{
    private readonly DatabaseHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("--most is not from 10 s to 600 s", "--most", "5s")]
    [InlineData("--most is not from 10 s to 600 s", "--most", "1h")]
    [InlineData("--target-error is below 0.1%", "--target-error", "0.05%")]
    [InlineData("'0%' is no error", "--target-error", "0%")]
    public async Task What_cannot_be_asked_for_is_refused(string words, params string[] options)
    {
        CommandRun run = await _host.RunAsync(["energy", "squeezenas-lat-small", "--input", "1x3x32x64", .. options]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(words, run.Error);
    }
}
