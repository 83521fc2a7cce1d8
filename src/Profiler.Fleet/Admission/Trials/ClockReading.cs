using Profiler.Fleet.Agents;
using Profiler.Measurement.Protocol;

namespace Profiler.Fleet.Admission.Trials;

/// <summary>The board's clocks, and ours in the middle of the round trip that brought them.</summary>
/// <param name="OurSeconds">Our monotonic clock.</param>
/// <param name="BoardSeconds">The board's monotonic clock.</param>
/// <param name="OffsetMs">Board's wall clock minus ours.</param>
/// <param name="UncertaintyMs">Half of the round trip.</param>
internal sealed record ClockReading(double OurSeconds, double BoardSeconds, double OffsetMs, double UncertaintyMs)
{
    private const int Attempts = 16;
    private const double NsPerSecond = 1e9;

    /// <summary>The reading of several that came back fastest.</summary>
    public static async Task<ClockReading> BestAsync(AgentClient agent, TimeProvider time, CancellationToken cancellationToken)
    {
        ClockReading? best = null;
        for (int i = 0; i < Attempts; i++)
        {
            ClockReading reading = await OneAsync(agent, time, cancellationToken);
            best = best is null || reading.UncertaintyMs < best.UncertaintyMs ? reading : best;
        }

        return best!;
    }

    private static async Task<ClockReading> OneAsync(AgentClient agent, TimeProvider time, CancellationToken cancellationToken)
    {
        DateTimeOffset sentAt = time.GetUtcNow();
        long sent = time.GetTimestamp();
        ClockReply board = await agent.ReadClockAsync(cancellationToken);
        TimeSpan half = time.GetElapsedTime(sent) / 2;
        return new ClockReading(
            (double)sent / time.TimestampFrequency + half.TotalSeconds,
            board.MonotonicNs / NsPerSecond,
            (board.Utc - sentAt - half).TotalMilliseconds,
            half.TotalMilliseconds);
    }
}
