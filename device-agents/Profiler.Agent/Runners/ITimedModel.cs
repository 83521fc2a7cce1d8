using System.Collections.Immutable;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Runners;

/// <summary>A model ready to be timed on the device, however its runtime is driven.</summary>
internal interface ITimedModel : IDisposable
{
    /// <summary>What it took of this process's memory; null where it runs in another, or was not counted.</summary>
    MemoryUse? Memory => null;

    /// <summary>The time of each measured run in ms, in their order.</summary>
    /// <param name="warmup">Runs before them that do not count.</param>
    ImmutableArray<double> TimeMs(int warmup, int runs);

    /// <summary>Makes a run in progress on another thread return as soon as the runtime allows.</summary>
    void Stop();

    /// <summary>The runtime's profile of the last <paramref name="runs"/> runs; ends profiling.</summary>
    KernelProfile TakeProfile(int runs);
}
