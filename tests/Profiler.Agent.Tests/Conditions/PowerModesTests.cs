using Profiler.Agent.Conditions;
using Profiler.Agent.Hosts;
using Profiler.Agent.Sensors;
using Profiler.Agent.Tests.Support;

namespace Profiler.Agent.Tests.Conditions;

public sealed class PowerModesTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Theory]
    [InlineData("pmode:0001 fmode:quiet", "MODE_10W")]
    [InlineData("pmode:0000", "MAXN")]
    [InlineData("pmode:0007", "nvpmodel-0007")]
    [InlineData("garbage", "MODE_15W")]
    [InlineData(null, "MODE_15W")]
    public void The_mode_chosen_last_is_named_or_else_the_default(string? status, string expected)
    {
        _root.Write("etc/nvpmodel.conf", "< POWER_MODEL ID=0 NAME=MAXN >\n< POWER_MODEL ID=1 NAME=MODE_10W >\n<POWER_MODEL ID=2 NAME=MODE_15W>\n# < PM_CONFIG DEFAULT=0 >\n< PM_CONFIG DEFAULT=2 >");
        if (status is not null)
        {
            _root.Write("var/lib/nvpmodel/status", status);
        }

        Assert.Equal(expected, PowerModes.Current(new HostReader(new SensorRoot(_root.Path))));
    }

    [Fact]
    public void A_PC_has_a_platform_profile_or_nothing()
    {
        Assert.Null(PowerModes.Current(new HostReader(new SensorRoot(_root.Path))));
        _root.Write("sys/firmware/acpi/platform_profile", "balanced\n");
        Assert.Equal("balanced", PowerModes.Current(new HostReader(new SensorRoot(_root.Path))));
    }
}
