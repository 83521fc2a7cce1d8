using System.Collections.Immutable;
using Profiler.Agent.Serving;

namespace Profiler.Agent.Runners;

/// <summary>A model that runs in this process, one inference at a call.</summary>
internal interface IRunner : ITimedModel
{
    /// <summary>One inference; allocates nothing.</summary>
    void Run();

    ImmutableArray<double> ITimedModel.TimeMs(int warmup, int runs) => TimedLoop.TimeMs(this, warmup, runs);
}
