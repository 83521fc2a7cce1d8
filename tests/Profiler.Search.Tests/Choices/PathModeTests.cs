using Profiler.Networks.Errors;
using Profiler.Search.Choices;

namespace Profiler.Search.Tests.Choices;

public sealed class PathModeTests
{
    [Theory]
    [InlineData("all", 0)]
    [InlineData("sampled", 1)]
    [InlineData("sampled:2", 2)]
    public void A_mode_is_read_as_it_is_written(string text, int paths)
    {
        PathMode mode = PathMode.Parse(text);

        Assert.Equal(paths, mode.Paths);
        Assert.Equal(text, mode.ToString());
    }

    [Theory]
    [InlineData("some")]
    [InlineData("sampled:3")]
    [InlineData("")]
    public void Refuses_what_is_no_mode(string text) =>
        Assert.Equal(ErrorCode.InvalidArgument, Assert.Throws<ProfilerException>(() => PathMode.Parse(text)).Code);

    [Fact]
    public void The_temperature_falls_by_the_same_factor_every_step()
    {
        var schedule = new TemperatureSchedule(5, 0.1);

        Assert.Equal(5, schedule.At(0, 101));
        Assert.Equal(0.1, schedule.At(100, 101), 1e-12);
        Assert.Equal(schedule.At(10, 101) / schedule.At(11, 101), schedule.At(70, 101) / schedule.At(71, 101), 1e-9);
        Assert.Equal(5, schedule.At(0, 1));
    }
}
