using Profiler.Fleet.Devices;
using Profiler.Fleet.Jobs;
using Profiler.Fleet.Requests;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Store.Devices;
using Profiler.Store.Leases;

namespace Profiler.Fleet.Lanes;

/// <summary>Carries out a granted job, once; what it writes is fenced by the lease.</summary>
internal sealed class JobExecutor(ProfilerDatabase database, SessionOpener opener, TimeProvider time)
{
    /// <param name="stop">Ends the job as soon as the agent has stopped; what was measured is kept.</param>
    /// <param name="abort">Ends it at once by closing the transport.</param>
    /// <returns>How it ended; the agent has ended too.</returns>
    public async Task<JobAttempt> RunAsync(
        GrantedJob granted, RegisteredDevice device, IProgress<JobProgress> progress, CancellationToken stop, CancellationToken abort)
    {
        ProfilerDatabase leased = database.Under(granted.Lease);
        var origin = FaultOrigin.Request;
        DeviceSession? session = null;
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(stop, abort);
        try
        {
            JobRequest request = JobRequestJson.Read(granted.Job.RequestJson);
            JobPlanner.Work work = await new JobPlanner(leased, time).PlanAsync(request);
            TimeSpan limit = JobPlanner.LimitOf(request);
            origin = FaultOrigin.Connection;
            progress.Report(new JobProgress($"Connecting to {device.Name}", 0, null));
            var options = new DeviceOptions(device.Name, request.Provider, request.Threads, request.Precision) { Conditions = request.Conditions };
            session = await opener.OpenAsync(device, options, leased, stopped.Token);
            origin = FaultOrigin.Device;
            await leased.Devices.SeenAsync(device.Name);
            if (request is not AdmitJobRequest)
            {
                await new AdmissionDue(leased).NoteAsync(device, session.Found);
            }

            return await WorkAsync(work, session, progress, limit, stopped.Token, abort);
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            return JobAttempt.Stopped;
        }
        catch (DatabaseFault error)
        {
            return JobAttempt.Of(error.Fault, FaultOrigin.Database);
        }
        catch (ProfilerException error)
        {
            bool isOurs = error.Code is ErrorCode.Storage or ErrorCode.LeaseLost
                && origin != FaultOrigin.Connection && error != session?.Agent.Failure;
            return JobAttempt.Of(error, isOurs ? FaultOrigin.Database : origin);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // A fault of the program, which another attempt would meet again; the lane goes on with other jobs.
            return JobAttempt.Of(Misbehaved(error), FaultOrigin.Request);
        }
        finally
        {
            if (session is not null)
            {
                await session.DisposeAsync();
            }
        }
    }

    private async Task<JobAttempt> WorkAsync(
        JobPlanner.Work work,
        DeviceSession session,
        IProgress<JobProgress> progress,
        TimeSpan limit,
        CancellationToken stop,
        CancellationToken abort)
    {
        await using CancellationTokenRegistration registration = abort.Register(session.Agent.HangUp);
        using var late = new CancellationTokenSource(limit, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        try
        {
            return JobAttempt.Of(await work(session, progress, ended.Token));
        }
        catch (OperationCanceledException error) when (late.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            throw new ProfilerException(
                ErrorCode.TimedOut,
                $"The job took longer than {limit.TotalMinutes:0} min on '{session.Name}'.",
                "What it measured is kept. Ask for less, or see why the device is slow.",
                error);
        }
    }

    private static ProfilerException Misbehaved(Exception error) => new(
        ErrorCode.DeviceFailed,
        $"The program itself failed at this job: {error.GetType().Name}: {error.Message}",
        "Report this with the coordinator's log.",
        error);
}
