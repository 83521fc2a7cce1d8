namespace Profiler.Testing.Latency;

/// <summary>
/// One thing that makes runs slower or faster; effects are multiplied. An effect has a state of its own, so an
/// instance belongs to one device or one workload.
/// </summary>
public interface ILatencyEffect
{
    /// <summary>What a run's latency is multiplied by. Asked once a run, in the order of time.</summary>
    double Factor(Moment moment);
}
