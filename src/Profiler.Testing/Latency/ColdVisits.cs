namespace Profiler.Testing.Latency;

/// <summary>The first visits to a workload are slow as a whole.</summary>
public sealed class ColdVisits(int visits, double factor) : ILatencyEffect
{
    public double Factor(Moment moment) => moment.Visit < visits ? factor : 1;
}
