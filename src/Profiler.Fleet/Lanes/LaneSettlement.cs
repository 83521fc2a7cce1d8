using Profiler.Fleet.Requests.Results;
using Profiler.Fleet.Telemetry;
using Profiler.Networks.Errors;
using Profiler.Store.Jobs;
using Profiler.Store.Leases;
using Profiler.Store.Queue;

namespace Profiler.Fleet.Lanes;

/// <summary>Writes down how an attempt ended and gives the lane back, in that order and under the lease.</summary>
internal sealed class LaneSettlement(GrantedJob granted, LaneTools tools)
{
    private static readonly ItemFailure Withdrawn = new(ErrorCode.Cancelled, "The job was cancelled.", "What it measured is kept.");

    private readonly Quarantine _quarantine = new(tools);

    private string Device => granted.Lease.Device;

    /// <param name="isLost">Whether the lane was granted to somebody else: then nothing is written.</param>
    /// <param name="isCancelled">Whether a user wants the job stopped.</param>
    /// <param name="giveUp">Ends waiting for a database that is gone.</param>
    public async Task<LaneEventKind> SettleAsync(JobAttempt attempt, bool isLost, bool isCancelled, CancellationToken giveUp)
    {
        if (isLost || attempt.Failure?.Code == ErrorCode.LeaseLost)
        {
            return Tell(LaneEventKind.LeaseLost, "The lane was granted to another coordinator; the job goes on there.");
        }

        try
        {
            return attempt switch
            {
                { Result: { } result } => await FinishAsync(result, giveUp),
                _ when isCancelled => await EndAsync(QueuedJobState.Cancelled, Withdrawn, giveUp),
                { Failure: { } failure } => await FaultAsync(failure, attempt.Origin, giveUp),
                _ => await ReleaseAsync(null, null, giveUp),
            };
        }
        catch (ProfilerException error) when (error.Code == ErrorCode.LeaseLost)
        {
            return Tell(LaneEventKind.LeaseLost, error.Message);
        }
    }

    private async Task<LaneEventKind> FinishAsync(JobResult result, CancellationToken giveUp)
    {
        string json = JobResultJson.Write(result);
        await tools.CircuitOf(Device).WorksAsync();
        await tools.Storage.WriteAsync(() => tools.Database.Queue.FinishAsync(granted.Lease, json), giveUp);
        return Ended(LaneEventKind.JobDone, QueuedJobState.Done, "The job is done.");
    }

    private async Task<LaneEventKind> FaultAsync(ProfilerException failure, FaultOrigin origin, CancellationToken giveUp)
    {
        FaultAction action = FaultRules.For(failure.Code, origin);
        var reason = new ItemFailure(failure.Code, failure.Message, failure.Advice);
        switch (action)
        {
            case FaultAction.Wait:
                int waits = tools.Faults.Add(granted.Job.Id, action);
                TimeSpan wait = tools.BackOff.Of(LaneDefaults.StorageBackOff, LaneDefaults.LongestStorageBackOff, waits);
                return await ReleaseAsync(reason, tools.Time.GetUtcNow() + wait, giveUp);
            case FaultAction.RetryOnce:
                return await AgainAsync(action, reason, LaneDefaults.MaxRuntimeFaults, null, giveUp);
            case FaultAction.RetryLater:
                DateTimeOffset? probeAt = await _quarantine.FaultAsync(Device, failure, isHopeless: false, giveUp);
                return await AgainAsync(action, reason, LaneDefaults.MaxDeviceFaults, probeAt, giveUp);
            case FaultAction.SetAside:
                return await ReleaseAsync(reason, await _quarantine.FaultAsync(Device, failure, isHopeless: true, giveUp), giveUp);
            default:
                return await EndAsync(QueuedJobState.Failed, reason, giveUp);
        }
    }

    /// <summary>Another attempt, unless the job has had its share of faults.</summary>
    private async Task<LaneEventKind> AgainAsync(
        FaultAction action, ItemFailure reason, int most, DateTimeOffset? earliest, CancellationToken giveUp)
    {
        int faults = tools.Faults.Add(granted.Job.Id, action);
        if (faults >= most)
        {
            return await EndAsync(QueuedJobState.Failed, reason, giveUp);
        }

        DateTimeOffset later = tools.Time.GetUtcNow() + tools.BackOff.Of(LaneDefaults.BackOff, LaneDefaults.LongestBackOff, faults);
        return await ReleaseAsync(reason, earliest > later ? earliest : later, giveUp);
    }

    private async Task<LaneEventKind> EndAsync(QueuedJobState state, ItemFailure reason, CancellationToken giveUp)
    {
        await tools.Storage.WriteAsync(() => tools.Database.Queue.EndAsync(granted.Lease, state, reason), giveUp);
        return Ended(state == QueuedJobState.Failed ? LaneEventKind.JobFailed : LaneEventKind.JobCancelled, state, $"{reason.Code}: {reason.Message}");
    }

    private async Task<LaneEventKind> ReleaseAsync(ItemFailure? reason, DateTimeOffset? notBefore, CancellationToken giveUp)
    {
        await tools.Storage.WriteAsync(() => tools.Database.Queue.ReleaseAsync(granted.Lease, reason, notBefore), giveUp);
        string when = notBefore is { } time ? $", not before {time:u}" : string.Empty;
        return Tell(LaneEventKind.JobReleased, $"Queued again{when}{(reason is null ? "." : $": {reason.Code}: {reason.Message}")}");
    }

    private LaneEventKind Ended(LaneEventKind kind, QueuedJobState state, string message)
    {
        tools.Faults.Forget(granted.Job.Id);
        FleetTelemetry.JobsEnded.Add(1, new("kind", granted.Job.Kind), new("state", state.ToString()));
        return Tell(kind, message);
    }

    private LaneEventKind Tell(LaneEventKind kind, string message)
    {
        tools.Tell(new LaneEvent(kind, Device, granted.Job.Id, message));
        return kind;
    }
}
