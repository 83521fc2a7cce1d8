using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Profiler.Agent.Runners;

namespace Profiler.Agent.Serving;

/// <summary>
/// The loop that is timed. One time stamp stands between two runs, so that each costs a single reading of the
/// clock (about 25 ns); nothing is allocated, nothing is written but the stamp.
/// </summary>
internal static class TimedLoop
{
    private static readonly double MsPerTick = 1000.0 / Stopwatch.Frequency;

    /// <summary>The time of each measured run in ms, in their order.</summary>
    public static ImmutableArray<double> TimeMs(IRunner runner, int warmup, int runs)
    {
        long[] ticks = new long[runs + 1];
        Run(runner, warmup, ticks);
        var samples = ImmutableArray.CreateBuilder<double>(runs);
        for (int i = 0; i < runs; i++)
        {
            samples.Add((ticks[i + 1] - ticks[i]) * MsPerTick);
        }

        return samples.MoveToImmutable();
    }

    /// <param name="ticks">Filled with one stamp before the first and one after every measured run.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(IRunner runner, int warmup, long[] ticks)
    {
        for (int i = 0; i < warmup; i++)
        {
            runner.Run();
        }

        ticks[0] = Stopwatch.GetTimestamp();
        for (int i = 1; i < ticks.Length; i++)
        {
            runner.Run();
            ticks[i] = Stopwatch.GetTimestamp();
        }
    }
}
