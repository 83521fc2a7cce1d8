using Profiler.Agent.Runners;

namespace Profiler.Agent.Tests.Runners;

public sealed class RestingRunnerTests
{
    [Fact]
    public void It_rests_and_has_no_kernels()
    {
        using RestingRunner runner = RestingRunner.Of(new string('a', 64));

        runner.Run();

        Assert.Empty(runner.TakeProfile(1).Kernels);
    }
}
