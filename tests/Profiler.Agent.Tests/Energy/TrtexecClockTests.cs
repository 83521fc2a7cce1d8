using System.Collections.Immutable;
using Profiler.Agent.Energy;
using Profiler.Agent.Runners.Trtexec;

namespace Profiler.Agent.Tests.Energy;

public sealed class TrtexecClockTests
{
    private const double BeginsMs = 5_000;
    private const double RunMs = 2;

    private static readonly ImmutableArray<TrtexecRun> TenSeconds =
        [.. Enumerable.Range(0, 5_000).Select(i => new TrtexecRun(i * RunMs, (i + 1) * RunMs))];

    /// <summary>Wherever between its program's beginning and end the load truly lay, all that is left lay in it.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(3_000)]
    [InlineData(1_700)]
    public void Only_what_surely_ran_is_left(double trulyMs)
    {
        LoadRuns runs = TrtexecClock.Place(TenSeconds, BeginsMs, BeginsMs + 13_000);
        Assert.True(runs.StampsMs[0] >= BeginsMs + trulyMs);
        Assert.True(runs.StampsMs[^1] <= BeginsMs + trulyMs + 10_000);
        Assert.InRange(runs.StampsMs[^1] - runs.StampsMs[0], 6_980, 7_000);
        Assert.Equal((BeginsMs, BeginsMs + 13_000), runs.Program);
    }

    [Fact]
    public void Runs_shorter_than_five_milliseconds_share_a_stamp()
    {
        LoadRuns runs = TrtexecClock.Place(TenSeconds, BeginsMs, BeginsMs + 11_000);
        Assert.Equal(3, runs.RunsPerStamp);
        Assert.All(runs.StampsMs.Zip(runs.StampsMs.Skip(1)), pair => Assert.Equal(6, pair.Second - pair.First, 6));
    }

    [Theory]
    [InlineData(9_000, "reach to 10000 ms and its program took 9000 ms")]
    [InlineData(19_995, "too few are certain")]
    public void Times_that_do_not_fit_their_program_are_refused(double tookMs, string words)
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => TrtexecClock.Place(TenSeconds, BeginsMs, BeginsMs + tookMs));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }
}
