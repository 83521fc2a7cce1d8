using Profiler.Agent.Serving;

namespace Profiler.Agent.Tests.Serving;

public sealed class AgentOptionsTests
{
    [Fact]
    public void Models_may_take_8_GiB_unless_told_otherwise()
    {
        Assert.Equal(8L << 30, AgentOptions.Read([]).ModelLimitBytes);
        Assert.Equal(512L << 20, AgentOptions.Read(["--model-limit", "512"]).ModelLimitBytes);
    }

    [Theory]
    [InlineData("--model-limit", "0")]
    [InlineData("--model-limit", "-1")]
    [InlineData("--model-limit", "8GiB")]
    [InlineData("--model-limit", "99999999999999999999")]
    [InlineData("--modell-limit", "8")]
    public void What_cannot_be_is_refused_by_name(string option, string value)
    {
        var error = Assert.Throws<ArgumentException>(() => AgentOptions.Read([option, value]));
        Assert.Contains(option, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_worker_takes_no_lane() => Assert.Null(AgentOptions.Read([AgentOptions.WorkerOption, "--models", "m"]).LaneFolder);
}
