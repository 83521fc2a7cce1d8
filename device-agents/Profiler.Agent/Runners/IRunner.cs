using Profiler.Measurement.Visits;

namespace Profiler.Agent.Runners;

/// <summary>A model ready to be run again and again on the device.</summary>
internal interface IRunner : IDisposable
{
    /// <summary>One inference; allocates nothing.</summary>
    void Run();

    /// <summary>Makes a run in progress on another thread return as soon as the runtime allows.</summary>
    void Stop();

    /// <summary>The runtime's profile of the last <paramref name="runs"/> runs; ends profiling.</summary>
    KernelProfile TakeProfile(int runs);
}
