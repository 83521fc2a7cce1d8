using Profiler.Search.Results;

namespace Profiler.Search.Strategies;

/// <summary>Says how far a search is whose parts are counted in training steps, and how long it will still take.</summary>
/// <param name="total">In training steps.</param>
internal sealed class ProgressMeter(
    IProgress<StrategyProgress>? progress, TimeProvider time, double total, Func<SearchHistory> history)
{
    /// <summary>With fewer steps done, the speed so far says nothing.</summary>
    private const double LeastSteps = 3;

    private long? _start;
    private double _done;
    private double _worked;

    /// <summary>Goes to where an earlier run was: what that did takes none of this run's time.</summary>
    /// <param name="done">In training steps.</param>
    public void GoOnFrom(double done) => _done = Math.Max(_done, done);

    /// <param name="done">In training steps.</param>
    public void Report(string activity, double done)
    {
        // The clock starts after the first step: it is the slowest by far, and the checkpoint was read before it.
        if (_start is not { } start)
        {
            _start = start = time.GetTimestamp();
        }
        else
        {
            _worked += done - _done;
        }

        _done = done;
        TimeSpan? remaining = _worked >= LeastSteps ? time.GetElapsedTime(start) * ((total - done) / _worked) : null;
        progress?.Report(new StrategyProgress(activity, Math.Min(1, done / total), remaining, history));
    }
}
