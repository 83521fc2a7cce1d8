using Profiler.Fleet.Admission.Results;

namespace Profiler.Fleet.Admission.Trials;

/// <summary>Compares the clocks at the beginning and the end of a test.</summary>
internal static class ClockTrial
{
    private const double MsPerSecond = 1000;
    private const double Million = 1e6;

    /// <summary>Below it a drift would be lost in the round trips.</summary>
    private const double LeastBaselineSeconds = 1;

    public static ClockResult Between(ClockReading first, ClockReading last)
    {
        double ours = last.OurSeconds - first.OurSeconds;
        double boards = last.BoardSeconds - first.BoardSeconds;
        bool canTell = ours >= LeastBaselineSeconds;
        return new ClockResult(
            first.OffsetMs,
            first.UncertaintyMs,
            canTell ? (boards - ours) / ours * Million : null,
            canTell ? (first.UncertaintyMs + last.UncertaintyMs) / MsPerSecond / ours * Million : null,
            ours);
    }
}
