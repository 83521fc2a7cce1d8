using Profiler.Measurement.Visits;

namespace Profiler.Agent.Runners;

/// <summary>The null device: an inference that does nothing, so that what is measured is the harness.</summary>
internal sealed class NullRunner : IRunner
{
    public void Run()
    {
    }

    public void Stop()
    {
    }

    public KernelProfile TakeProfile(int runs) => new([], []);

    public void Dispose()
    {
    }
}
