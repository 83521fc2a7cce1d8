using System.CommandLine;
using Profiler.Cli.Commands;
using Profiler.Fleet.Devices;
using Profiler.Measurement.Conditions;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Tests.Commands;

public sealed class ConditionsOptionTests
{
    [Fact]
    public void Left_out_the_board_stays_as_it_is() => Assert.Null(Read("").Conditions);

    [Fact]
    public void Reads_what_is_given()
    {
        DeviceOptions device = Read("--power-mode MODE_15W --clocks max --governor performance --cool-down 45.5 --soak 2m");
        var wanted = new WantedConditions
        {
            PowerMode = "MODE_15W", Clocks = "max", Governor = "performance", CoolDownBelowCelsius = 45.5, SoakSeconds = 120,
        };
        Assert.Equal(("board", wanted), (device.Name, device.Conditions));
    }

    [Theory]
    [InlineData("--clocks fast")]
    [InlineData("--cool-down 500")]
    [InlineData("--soak 2h")]
    [InlineData("--power-mode -m")]
    public void Refuses_what_cannot_be(string text) =>
        Assert.Equal(ErrorCode.InvalidArgument, Assert.Throws<ProfilerException>(() => Read(text)).Code);

    private static DeviceOptions Read(string text)
    {
        var option = new ConditionsOption();
        var command = new Command("test");
        option.AddTo(command);
        return option.Over(new DeviceOptions("board"), command.Parse(text));
    }
}
