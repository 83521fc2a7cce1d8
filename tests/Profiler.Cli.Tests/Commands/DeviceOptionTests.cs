using System.CommandLine;
using Profiler.Cli.Commands;
using Profiler.Fleet.Devices;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Tests.Commands;

public sealed class DeviceOptionTests
{
    [Fact]
    public void Left_out_it_is_one_thread_on_this_machines_processor() => Assert.Equal(new DeviceOptions("local", "cpu", 1), Read(""));

    [Fact]
    public void Reads_what_is_given() =>
        Assert.Equal(new DeviceOptions("board-7", "tensorrt", 1024), Read("--device board-7 --provider tensorrt --threads 1024"));

    [Theory]
    [InlineData("--threads 0")]
    [InlineData("--threads 1025")]
    [InlineData("--threads -1")]
    public void Refuses_a_number_of_threads_out_of_range(string text) =>
        Assert.Equal(ErrorCode.InvalidArgument, Assert.Throws<ProfilerException>(() => Read(text)).Code);

    [Fact]
    public void Suggests_the_nearest_provider()
    {
        var error = Assert.Throws<ProfilerException>(() => Read("--provider tensort"));

        Assert.Contains("tensorrt", error.Advice);
    }

    private static DeviceOptions Read(string text)
    {
        var option = new DeviceOption();
        var command = new Command("test");
        option.AddTo(command);
        return option.Read(command.Parse(text));
    }
}
