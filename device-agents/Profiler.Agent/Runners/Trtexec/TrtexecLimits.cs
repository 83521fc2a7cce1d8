namespace Profiler.Agent.Runners.Trtexec;

/// <summary>How long a program of trtexec's may take before it is killed.</summary>
/// <param name="Build">To build an engine.</param>
/// <param name="Run">For one series of runs.</param>
internal sealed record TrtexecLimits(TimeSpan Build, TimeSpan Run)
{
    /// <summary>A coordinator waits ten minutes for a model to be built, and two for a visit, which has three series.</summary>
    public static TrtexecLimits Default { get; } = new(TimeSpan.FromMinutes(9), TimeSpan.FromSeconds(35));
}
