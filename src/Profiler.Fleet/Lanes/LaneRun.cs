using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Profiler.Fleet.Telemetry;
using Profiler.Networks.Errors;
using Profiler.Store.Devices;
using Profiler.Store.Leases;
using Profiler.Store.Queue;

namespace Profiler.Fleet.Lanes;

/// <summary>One grant of a lane: the job at work, its heartbeat, its reports, and how it is settled.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Sources without timers hold nothing, and whoever stops a run may come after its end.")]
internal sealed class LaneRun(GrantedJob granted, RegisteredDevice device, JobExecutor executor, LaneTools tools)
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly CancellationTokenSource _giveUp = new();
    private readonly Wake _beat = new();
    private volatile bool _isCancelled;
    private volatile bool _isLost;

    public string JobId => granted.Job.Id;

    private QueueRepository Queue => tools.Database.Queue;

    /// <summary>Something about the job changed: looks at once whether it is to be cancelled.</summary>
    public void Look() => _beat.Call();

    /// <summary>Stops the job; what it measured is kept and another attempt goes on from there.</summary>
    public void Stop() => _stop.Cancel();

    /// <summary>Stops waiting for a database that is gone; the lease runs out by itself.</summary>
    public void GiveUp() => _giveUp.Cancel();

    public async Task RunAsync()
    {
        KeyValuePair<string, object?> kind = new("kind", granted.Job.Kind);
        KeyValuePair<string, object?> lane = new("device", device.Name);
        using Activity? span = FleetTelemetry.Source.StartActivity("job");
        span?.SetTag("job.id", JobId).SetTag("job.kind", granted.Job.Kind).SetTag("job.attempt", granted.Job.Attempts).SetTag("device", device.Name);
        FleetTelemetry.LanesBusy.Add(1, lane);
        long start = tools.Time.GetTimestamp();
        LaneEventKind outcome = LaneEventKind.LeaseLost;
        try
        {
            outcome = await RunGrantedAsync();
        }
        catch (OperationCanceledException) when (_giveUp.IsCancellationRequested)
        {
            // The lease runs out, and the job goes on where it stands.
        }
        finally
        {
            FleetTelemetry.LanesBusy.Add(-1, lane);
            FleetTelemetry.Attempts.Add(1, kind, lane, new("outcome", outcome.ToString()));
            FleetTelemetry.AttemptSeconds.Record(tools.Time.GetElapsedTime(start).TotalSeconds, kind, lane);
            span?.SetTag("outcome", outcome.ToString());
        }
    }

    private async Task<LaneEventKind> RunGrantedAsync()
    {
        using var ended = new CancellationTokenSource();
        using var reported = new CancellationTokenSource();
        var reports = new ProgressReports(progress => Queue.ReportAsync(granted.Lease, progress), tools.Time);
        Task heartbeat = HeartbeatAsync(ended.Token);
        Task reporting = reports.RunAsync(reported.Token);
        try
        {
            JobAttempt attempt = await executor.RunAsync(granted, device, reports, _stop.Token, _abort.Token);
            await reported.CancelAsync();
            await reporting;
            return await new LaneSettlement(granted, tools).SettleAsync(attempt, _isLost, _isCancelled, _giveUp.Token);
        }
        finally
        {
            await reported.CancelAsync();
            await ended.CancelAsync();
            await reporting;
            await heartbeat;
        }
    }

    private async Task HeartbeatAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                LeaseRenewal renewal = await Queue.RenewAsync(granted.Lease, tools.LeaseTime);
                if (!renewal.IsHeld)
                {
                    _isLost = true;
                    await _abort.CancelAsync();
                    return;
                }

                if (renewal.CancelRequested)
                {
                    _isCancelled = true;
                    await _stop.CancelAsync();
                }
            }
            catch (ProfilerException error)
            {
                tools.Tell(new LaneEvent(LaneEventKind.StorageFault, device.Name, JobId, error.Message, error));
            }

            await RestAsync(cancellationToken);
        }
    }

    /// <summary>
    /// Until the next beat, or until something about the job asks for one sooner. The job's own reports of progress are
    /// announced too, and only read: a beat for each would double what is written.
    /// </summary>
    private async Task RestAsync(CancellationToken cancellationToken)
    {
        long start = tools.Time.GetTimestamp();
        for (TimeSpan left = tools.Heartbeat; left > TimeSpan.Zero; left = tools.Heartbeat - tools.Time.GetElapsedTime(start))
        {
            if (!await _beat.WaitAsync(left, tools.Time, cancellationToken) || await IsDisturbedAsync())
            {
                return;
            }
        }
    }

    private async Task<bool> IsDisturbedAsync()
    {
        try
        {
            QueuedJob job = await Queue.GetAsync(JobId);
            return (job.CancelRequested && !_isCancelled) || job.State != QueuedJobState.Running || job.Attempts != granted.Job.Attempts;
        }
        catch (ProfilerException)
        {
            return true;
        }
    }
}
