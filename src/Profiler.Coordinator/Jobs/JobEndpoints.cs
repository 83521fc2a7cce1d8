using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Profiler.Api;
using Profiler.Api.Jobs;
using Profiler.Coordinator.Events;
using Profiler.Coordinator.Routing;
using Profiler.Coordinator.Security;
using Profiler.Store;
using Profiler.Store.Queue;

namespace Profiler.Coordinator.Jobs;

/// <summary>/v1/jobs</summary>
public static class JobEndpoints
{
    private const int LongestPage = 1000;

    public static void MapJobs(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup(ApiRoutes.Jobs).WithTags("jobs");
        group.MapPost("/", SubmitAsync)
            .RequireAuthorization(CoordinatorRoles.Measure)
            .Describe("submitJob", "Queue a job", "Sent again with the same Idempotency-Key by the same caller, it gives the same job.");
        group.MapGet("/", ListAsync)
            .RequireAuthorization(CoordinatorRoles.Read)
            .Describe("listJobs", "List jobs, the newest first", "The next page begins behind the id that `next` names.");
        group.MapGet("/{id}", GetAsync)
            .RequireAuthorization(CoordinatorRoles.Read)
            .Describe("getJob", "Show a job with its result");
        group.MapDelete("/{id}", CancelAsync)
            .RequireAuthorization(CoordinatorRoles.Measure)
            .Describe("cancelJob", "Cancel a job", "A queued one at once; a running one is asked to stop, and what it measured is kept.");
        group.MapGet("/{id}/events", WatchAsync)
            .RequireAuthorization(CoordinatorRoles.Read)
            .Produces<JobDocument>(StatusCodes.Status200OK, EventWriter.ContentType)
            .Describe(
                "watchJob",
                "Follow a job as server-sent events",
                "`state` and `progress`, each with the job as its data and its version as its id; ends with the job. "
                + "Last-Event-ID goes on where a broken stream stopped.");
    }

    private static async Task<Accepted<JobDocument>> SubmitAsync(
        JobSubmission submission,
        [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey,
        ClaimsPrincipal caller,
        JobAcceptance acceptance)
    {
        QueuedJob job = await acceptance.SubmitAsync(submission, caller, idempotencyKey);
        return TypedResults.Accepted($"{ApiRoutes.Jobs}/{job.Id}", JobDocument.From(job));
    }

    private static async Task<JobListDocument> ListAsync(
        ProfilerDatabase database, string? device, string? state, string? kind, string? before, int limit = 100)
    {
        Arguments.RequireRange(nameof(limit), limit, 1, LongestPage);
        ImmutableArray<QueuedJob> jobs = await database.Queue.ListAsync(
            new QueueQuery(device, Arguments.ReadWord<QueuedJobState>(nameof(state), state), kind, limit, before));
        return new JobListDocument(
            [.. jobs.Select(job => JobDocument.From(job, withResult: false))], jobs.Length == limit ? jobs[^1].Id : null);
    }

    private static async Task<JobDocument> GetAsync(string id, ProfilerDatabase database) =>
        JobDocument.From(await database.Queue.GetAsync(id));

    private static async Task<JobDocument> CancelAsync(string id, ProfilerDatabase database) =>
        JobDocument.From(await database.Queue.CancelAsync(id));

    private static async Task WatchAsync(
        string id, [FromHeader(Name = "Last-Event-ID")] string? lastEventId, HttpContext context, JobWatcher watcher)
    {
        // Whoever asks for a job that is not there gets a problem, not a stream.
        QueuedJob job = await watcher.FindAsync(id);
        await watcher.WriteAsync(new EventWriter(context), job, long.TryParse(lastEventId, out long version) ? version : null);
    }
}
