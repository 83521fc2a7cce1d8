namespace Profiler.Testing.Latency;

/// <summary>The first runs after each switch to a workload are slow.</summary>
public sealed class ColdRuns(int runs, double factor) : ILatencyEffect
{
    public double Factor(Moment moment) => moment.Run < runs ? factor : 1;
}
