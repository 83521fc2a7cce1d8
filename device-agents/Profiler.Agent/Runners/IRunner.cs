using System.Collections.Immutable;
using System.Diagnostics;
using Profiler.Agent.Serving;

namespace Profiler.Agent.Runners;

/// <summary>A model that runs in this process, one inference at a call.</summary>
internal interface IRunner : ITimedModel
{
    /// <summary>One inference; allocates nothing.</summary>
    void Run();

    ImmutableArray<double> ITimedModel.TimeMs(int warmup, int runs)
    {
        long[] ticks = new long[runs + 1];
        TimedLoop.Run(this, warmup, ticks);
        double msPerTick = 1000.0 / Stopwatch.Frequency;
        var samples = ImmutableArray.CreateBuilder<double>(runs);
        for (int i = 0; i < runs; i++)
        {
            samples.Add((ticks[i + 1] - ticks[i]) * msPerTick);
        }

        return samples.MoveToImmutable();
    }
}
