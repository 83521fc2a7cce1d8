using System.Diagnostics;
using Profiler.Networks.Errors;
using Profiler.Search.Distributed;

namespace Profiler.Search.Tests.Distributed;

public sealed class LocalWorkersTests
{
    [Fact]
    public void Workers_are_told_who_they_are_and_their_ends_are_known()
    {
        using LocalWorkers workers = LocalWorkers.Start(3, () => Shell("test $WORLD_SIZE = 3 && test $MASTER_ADDR = 127.0.0.1 && exit $RANK"));

        Assert.Equal(0, workers.Environment.Rank);
        Assert.True(SpinWait.SpinUntil(() => workers.Casualties().Count == 2, Together.Patience));
        Assert.Equal(["worker 1 ended with exit code 1", "worker 2 ended with exit code 2"], workers.Casualties());
    }

    [Fact]
    public void A_program_that_is_not_there_is_told_of()
    {
        ProfilerException failure = Assert.Throws<ProfilerException>(() => LocalWorkers.Start(2, () => new ProcessStartInfo("no-such-program")));

        Assert.Equal(ErrorCode.MissingDependency, failure.Code);
    }

    private static ProcessStartInfo Shell(string script) => new("/bin/sh") { ArgumentList = { "-c", script } };
}
