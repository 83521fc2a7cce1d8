using System.Net;
using System.Net.Http.Json;
using Profiler.Api;
using Profiler.Api.Jobs;
using Profiler.Coordinator.Tests.Support;
using Profiler.Store.Keys;
using Profiler.Store.Queue;

namespace Profiler.Coordinator.Tests.Jobs;

public sealed class JobEndpointsTests
{
    [Fact]
    public async Task A_job_is_queued_shown_listed_and_cancelled()
    {
        await using RunningCoordinator coordinator = await StartAsync();

        HttpResponseMessage answer = await SubmitAsync(coordinator, Submissions.Measure(priority: 7));
        JobDocument job = (await answer.Content.ReadFromJsonAsync(ApiJson.Context.JobDocument))!;

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal($"/v1/jobs/{job.Id}", answer.Headers.Location?.ToString());
        Assert.Equal(("measure", "board-1", 7, "local", QueuedJobState.Queued), (job.Kind, job.Device, job.Priority, job.SubmittedBy, job.State));
        Assert.Equal("squeezenas-mac-small", job.Request.GetProperty("network").GetProperty("name").GetString());
        Assert.Equal(job.Version, (await coordinator.GetAsync($"/v1/jobs/{job.Id}", ApiJson.Context.JobDocument)).Version);
        Assert.Equal(job.Id, Assert.Single((await coordinator.GetAsync("/v1/jobs?state=queued", ApiJson.Context.JobListDocument)).Jobs).Id);
        Assert.Empty((await coordinator.GetAsync("/v1/jobs?state=done", ApiJson.Context.JobListDocument)).Jobs);

        HttpResponseMessage cancelled = await coordinator.Client.DeleteAsync($"/v1/jobs/{job.Id}");

        Assert.Equal(QueuedJobState.Cancelled, (await cancelled.Content.ReadFromJsonAsync(ApiJson.Context.JobDocument))!.State);
        await Problems.RequireAsync(await coordinator.Client.DeleteAsync($"/v1/jobs/{job.Id}"), HttpStatusCode.Conflict, "conflict");
    }

    [Fact]
    public async Task The_same_idempotency_key_gives_the_same_job()
    {
        await using RunningCoordinator coordinator = await StartAsync();
        async Task<string> IdOfAsync(string key)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, ApiRoutes.Jobs)
            {
                Headers = { { "Idempotency-Key", key } },
                Content = JsonContent.Create(Submissions.Measure(), ApiJson.Context.JobSubmission),
            };
            HttpResponseMessage response = await coordinator.Client.SendAsync(request);
            return (await response.Content.ReadFromJsonAsync(ApiJson.Context.JobDocument))!.Id;
        }

        string first = await IdOfAsync("a");

        Assert.Equal(first, await IdOfAsync("a"));
        Assert.NotEqual(first, await IdOfAsync("b"));
    }

    [Fact]
    public async Task Pages_hold_every_job_once()
    {
        await using RunningCoordinator coordinator = await StartAsync();
        for (int i = 0; i < 5; i++)
        {
            await SubmitAsync(coordinator, Submissions.Measure());
        }

        List<string> seen = [];
        string? before = null;
        do
        {
            string path = before is null ? "/v1/jobs?limit=2" : $"/v1/jobs?limit=2&before={before}";
            JobListDocument page = await coordinator.GetAsync(path, ApiJson.Context.JobListDocument);
            seen.AddRange(page.Jobs.Select(job => job.Id));
            before = page.Next;
        }
        while (before is not null);

        Assert.Equal(5, seen.Distinct().Count());
        Assert.Equal(5, seen.Count);
    }

    [Theory]
    [InlineData("?limit=0")]
    [InlineData("?limit=1001")]
    [InlineData("?state=flying")]
    public async Task A_query_out_of_range_is_a_problem(string query)
    {
        await using RunningCoordinator coordinator = await StartAsync();

        await Problems.RequireAsync(await coordinator.Client.GetAsync($"/v1/jobs{query}"), HttpStatusCode.BadRequest, "invalidArgument");
    }

    [Fact]
    public async Task What_is_not_there_is_said_at_once()
    {
        await using RunningCoordinator coordinator = await StartAsync();
        string sha256 = new('0', 64);
        JobSubmission[] submissions =
        [
            Submissions.Measure(device: "nobody"),
            Submissions.Measure() with { DependsOn = ["job-nobody"] },
            new(Submissions.Json($$"""{"kind":"measure","network":{"modelSha256":"{{sha256}}","name":"x"} ,"device":"board-1"}""")),
            new(Submissions.Json("""{"kind":"measure","device":"board-1","network":{"name":"no-such-network"}}""")),
        ];
        foreach (JobSubmission submission in submissions)
        {
            await Problems.RequireAsync(await SubmitAsync(coordinator, submission), HttpStatusCode.NotFound, "unknownName");
        }

        await Problems.RequireAsync(await coordinator.Client.GetAsync("/v1/jobs/none"), HttpStatusCode.NotFound, "unknownName");
        await Problems.RequireAsync(await coordinator.Client.GetAsync("/v1/jobs/none/events"), HttpStatusCode.NotFound, "unknownName");
    }

    [Fact]
    public async Task An_admission_test_is_asked_for_by_an_administrator()
    {
        await using RunningCoordinator coordinator = await StartAsync();
        using HttpClient measurer = await coordinator.ClientOfAsync(ApiKeyRole.Measure);
        var submission = new JobSubmission(Submissions.Json("""{"kind":"admit","device":"board-1"}"""));

        await Problems.RequireAsync(
            await measurer.PostAsJsonAsync(ApiRoutes.Jobs, submission, ApiJson.Context.JobSubmission), HttpStatusCode.Forbidden, "accessDenied");
        Assert.Equal(HttpStatusCode.Accepted, (await SubmitAsync(coordinator, submission)).StatusCode);
    }

    private static async Task<RunningCoordinator> StartAsync()
    {
        RunningCoordinator coordinator = await RunningCoordinator.StartAsync();
        await Submissions.RegisterAsync(coordinator.Database);
        return coordinator;
    }

    private static Task<HttpResponseMessage> SubmitAsync(RunningCoordinator coordinator, JobSubmission submission) =>
        coordinator.PostAsync(ApiRoutes.Jobs, submission, ApiJson.Context.JobSubmission);
}
