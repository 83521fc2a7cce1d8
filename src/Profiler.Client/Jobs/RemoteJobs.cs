using System.Collections.Immutable;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Profiler.Api;
using Profiler.Api.Events;
using Profiler.Api.Jobs;
using Profiler.Client.Events;
using Profiler.Client.Http;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Requests;
using Profiler.Fleet.Workplaces;
using Profiler.Networks.Errors;
using Profiler.Store.Queue;

namespace Profiler.Client.Jobs;

/// <summary>A coordinator's queue.</summary>
internal sealed class RemoteJobs(CoordinatorHttp http, EventPatience patience, TimeProvider time) : IWorkplaceJobs
{
    private const string IdempotencyHeader = "Idempotency-Key";
    private const int IdempotencyBytes = 16;

    /// <summary>Who stops while a job is being queued still waits so long for its id, so that it can be cancelled.</summary>
    private static readonly TimeSpan AnswerGrace = TimeSpan.FromSeconds(4);

    public async Task<QueuedJob> QueueAsync(JobRequest request, IReadOnlyList<Subject> subjects, CancellationToken cancellationToken)
    {
        foreach (Subject subject in subjects.Where(subject => subject.Architecture is null).DistinctBy(subject => subject.Sha256))
        {
            await http.PutModelAsync(subject.Name, subject.Sha256, subject.Onnx, cancellationToken);
        }

        cancellationToken.ThrowIfCancellationRequested();
        using var late = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        using CancellationTokenRegistration stopped = cancellationToken.Register(() => late.CancelAfter(AnswerGrace));
        var submission = new JobSubmission(JsonSerializer.SerializeToElement(request, JobRequestJson.Options));
        string idempotencyKey = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdempotencyBytes));
        JobDocument job = await http.AskAgainAsync<JobDocument>(
            () =>
            {
                HttpRequestMessage message = CoordinatorHttp.Request(HttpMethod.Post, ApiRoutes.Jobs, submission);
                message.Headers.Add(IdempotencyHeader, idempotencyKey);
                return message;
            },
            late.Token);
        return job.ToJob();
    }

    public async Task<ImmutableArray<QueuedJob>> ListAsync(QueueQuery query, CancellationToken cancellationToken)
    {
        string path = new QueryText(ApiRoutes.Jobs)
            .With("device", query.Device)
            .With("state", query.State?.ToString().ToLowerInvariant())
            .With("kind", query.Kind)
            .With("limit", $"{query.Limit}")
            .With("before", query.Before)
            .ToString();
        var found = await http.GetAsync<JobListDocument>(path, cancellationToken);
        return [.. found.Jobs.Select(job => job.ToJob())];
    }

    public async Task<QueuedJob> GetAsync(string id, CancellationToken cancellationToken) =>
        (await http.GetAsync<JobDocument>(PathOf(id), cancellationToken)).ToJob();

    public async IAsyncEnumerable<QueuedJob> WatchAsync(string id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using IAsyncEnumerator<SseItem<string>> events =
            new EventStream(http, patience, time).ReadAsync($"{PathOf(id)}/events", cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            QueuedJob? job = await NextAsync(id, events);
            if (job is null)
            {
                yield break;
            }

            yield return job;
            if (job.State.IsFinal())
            {
                yield break;
            }
        }
    }

    public async Task<QueuedJob> CancelAsync(string id, CancellationToken cancellationToken) =>
        (await http.SendAsync<object, JobDocument>(HttpMethod.Delete, PathOf(id), null, cancellationToken)).ToJob();

    /// <returns>The job of the next event; null behind the last one.</returns>
    private async Task<QueuedJob?> NextAsync(string id, IAsyncEnumerator<SseItem<string>> events)
    {
        try
        {
            while (await events.MoveNextAsync())
            {
                if (events.Current.EventType is EventNames.State or EventNames.Progress)
                {
                    return http.Read<JobDocument>(events.Current.Data).ToJob();
                }
            }

            return null;
        }
        catch (ProfilerException error) when (error.Code == ErrorCode.LinkLost)
        {
            throw new ProfilerException(
                ErrorCode.LinkLost,
                $"The link to {http.Address.Url} was lost while job {id} was followed: {error.Message}.",
                $"The job goes on there; follow it with '{Commands.Watch(id, http.Address)}'.",
                error);
        }
    }

    private static string PathOf(string id) => $"{ApiRoutes.Jobs}/{Uri.EscapeDataString(id)}";
}
