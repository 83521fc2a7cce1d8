using Profiler.Fleet.Requests.Results;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Lanes;

/// <summary>How an attempt at a job ended: with a result, or with a failure and where it arose, or stopped (neither).</summary>
internal sealed record JobAttempt(JobResult? Result, ProfilerException? Failure, FaultOrigin Origin)
{
    public static JobAttempt Stopped { get; } = new(null, null, FaultOrigin.Request);

    public static JobAttempt Of(JobResult result) => new(result, null, FaultOrigin.Request);

    public static JobAttempt Of(ProfilerException failure, FaultOrigin origin) => new(null, failure, origin);
}
