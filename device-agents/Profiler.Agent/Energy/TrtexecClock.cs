using System.Collections.Immutable;
using Profiler.Agent.Runners.Trtexec;

namespace Profiler.Agent.Energy;

/// <summary>
/// Brings trtexec's times to the recorder's clock. Its clock has the same pace and an unknown zero: after its program
/// began, and so early that the last run had ended before the program did. The zero is taken to lie in the middle of
/// what is possible, and half of the possible range is cut off at either end, so that every run that is left ran within
/// the load whatever the truth is. What remains unknown is which runs of a steady load fell into a window, not how many:
/// where runs grow longer by d (relative) over a window of W ms, its count is wrong by d times the half range over W at
/// most, 0.4 % for 3 % in 20 s and a trtexec that took 5 s to begin and to end.
/// </summary>
internal static class TrtexecClock
{
    /// <summary>Fewer make no window.</summary>
    private const int MinStamps = 3;

    /// <param name="runs">In the order of time.</param>
    /// <param name="beginsMs">Before trtexec was started, on the recorder's clock.</param>
    /// <param name="endsMs">After it had ended.</param>
    /// <exception cref="InvalidDataException">The runs took longer than the program, or too few of them are certain.</exception>
    public static LoadRuns Place(ImmutableArray<TrtexecRun> runs, double beginsMs, double endsMs)
    {
        double range = RangeMs(runs, beginsMs, endsMs);
        if (range < 0)
        {
            throw new InvalidDataException($"trtexec's times reach to {runs[^1].EndMs:0} ms and its program took {endsMs - beginsMs:0} ms.");
        }

        double zero = beginsMs + (range / 2);
        double from = runs[0].StartMs + (range / 2);
        double to = runs[^1].EndMs - (range / 2);
        int perStamp = LoadRuns.PerStamp((runs[^1].EndMs - runs[0].StartMs) / runs.Length);
        ImmutableArray<double> stamps =
        [
            .. runs.Where((run, i) => i % perStamp == 0 && run.EndMs >= from && run.EndMs <= to).Select(run => zero + run.EndMs),
        ];
        return stamps.Length >= MinStamps
            ? new LoadRuns(stamps, perStamp) { Program = (beginsMs, endsMs) }
            : throw new InvalidDataException(
                $"Of {(runs[^1].EndMs - runs[0].StartMs) / 1000:0.0} s of runs too few are certain to lie in the load: trtexec took {range / 1000:0.0} s to begin and to end.");
    }

    /// <summary>How uncertain the zero is.</summary>
    public static double RangeMs(ImmutableArray<TrtexecRun> runs, double beginsMs, double endsMs) => endsMs - beginsMs - runs[^1].EndMs;
}
