using System.Collections.Immutable;
using System.Security.Claims;
using Profiler.Api.Jobs;
using Profiler.Coordinator.Routing;
using Profiler.Coordinator.Security;
using Profiler.Fleet.Requests;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Store.Queue;

namespace Profiler.Coordinator.Jobs;

/// <summary>Takes jobs into the queue: what can be told to be wrong now is refused now, not hours later on a board.</summary>
public sealed class JobAcceptance(ProfilerDatabase database)
{
    private const int LongestIdempotencyKey = 200;
    private const int MostDependencies = 100;
    private const int HighestPriority = 100;

    /// <exception cref="ProfilerException">The request cannot be used; its device, a model or a job it depends on is not there.</exception>
    public async Task<QueuedJob> SubmitAsync(JobSubmission submission, ClaimsPrincipal caller, string? idempotencyKey)
    {
        Arguments.RequireRange("priority", submission.Priority, -HighestPriority, HighestPriority);
        ImmutableArray<string> dependsOn = submission.DependsOn is { IsDefault: false } given ? given : [];
        Arguments.RequireRange("The number of jobs in dependsOn", dependsOn.Length, 0, MostDependencies);
        RequireUsable(idempotencyKey);
        JobRequest request = JobRequestJson.Read(submission.Request.GetRawText());
        if (request is AdmitJobRequest && !caller.IsInRole(CoordinatorRoles.Admin))
        {
            throw new ProfilerException(
                ErrorCode.AccessDenied, "An admission test is asked for by an administrator.", "POST to the device's /admission with a key of the role admin.");
        }

        await JobRequestRules.RequireModelsAsync(request, database);
        return await SubmitAsync(request, caller, submission.Priority, dependsOn, idempotencyKey);
    }

    /// <summary>The same for a request that was made here.</summary>
    public Task<QueuedJob> SubmitAsync(
        JobRequest request, ClaimsPrincipal caller, int priority, ImmutableArray<string> dependsOn, string? idempotencyKey) =>
        database.Queue.SubmitAsync(new NewQueuedJob(
            JobRequestJson.KindOf(request),
            request.Device,
            JobRequestJson.Write(request),
            priority,
            dependsOn,
            caller.Identity?.Name ?? throw new InvalidOperationException("The caller has no name."),
            idempotencyKey));

    private static void RequireUsable(string? idempotencyKey)
    {
        if (idempotencyKey is not null && (idempotencyKey.Length is 0 or > LongestIdempotencyKey || idempotencyKey.Any(c => c is < '!' or > '~')))
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"The header Idempotency-Key is not 1 to {LongestIdempotencyKey} visible characters.",
                "Send a UUID, the same one with every repetition.");
        }
    }
}
