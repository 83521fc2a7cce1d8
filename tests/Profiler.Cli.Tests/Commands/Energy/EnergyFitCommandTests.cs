using Profiler.Cli.Tests.Hosting;

namespace Profiler.Cli.Tests.Commands.Energy;

public sealed class EnergyFitCommandTests : IDisposable
{
    private readonly DatabaseHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("--measurements 2 is not from 3 to 50", "--measurements", "2")]
    [InlineData("--measurements 51 is not from 3 to 50", "--measurements", "51")]
    [InlineData("--most is not from 10 s to 600 s", "--most", "5s")]
    public async Task What_cannot_be_asked_for_is_refused(string words, params string[] options)
    {
        CommandRun run = await _host.RunAsync(["energy", "fit", "--space", "fbnet", .. options]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(words, run.Error);
    }

    [Fact]
    public async Task Without_a_table_no_device_is_asked()
    {
        CommandRun run = await _host.RunAsync("energy", "fit", "--space", "fbnet", "--input", "1x3x64x64", "--device", "nobody");

        Assert.Contains("There is no measured table of 'fbnet' at 1x3x64x64 on nobody", run.Error);
        Assert.Contains("profiler profile --space fbnet --input 1x3x64x64 --device nobody", run.Error);
    }

    [Fact]
    public async Task The_space_of_a_cell_is_refused_before_anything_is_measured()
    {
        CommandRun run = await _host.RunAsync("energy", "fit", "--space", "nasbench201");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("edges of a cell", run.Error);
    }
}
