using Profiler.Search.Results;

namespace Profiler.Search.Strategies;

/// <summary>Says how far a search is whose parts are counted in training steps, and how long it will still take.</summary>
/// <param name="total">In training steps.</param>
internal sealed class ProgressMeter(
    IProgress<StrategyProgress>? progress, TimeProvider time, double total, Func<SearchHistory> history)
{
    /// <summary>Below this share of the whole the speed so far says nothing.</summary>
    private const double LeastShare = 0.01;

    private readonly long _start = time.GetTimestamp();
    private double? _first;

    /// <param name="done">In training steps.</param>
    public void Report(string activity, double done)
    {
        // What an earlier run did took none of this run's time.
        double first = _first ??= done;
        TimeSpan? remaining = done - first >= LeastShare * total
            ? time.GetElapsedTime(_start) * ((total - done) / (done - first))
            : null;
        progress?.Report(new StrategyProgress(activity, Math.Min(1, done / total), remaining, history));
    }
}
