using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Profiler.Api;
using Profiler.Api.Errors;
using Profiler.Coordinator.Tests.Support;

namespace Profiler.Coordinator.Tests.Errors;

public sealed class ProblemTests
{
    [Fact]
    public async Task A_path_that_is_not_there_is_a_problem()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();

        ApiProblem problem = await Problems.RequireAsync(
            await coordinator.Client.GetAsync("/v1/nowhere"), HttpStatusCode.NotFound, "unknownName");

        Assert.Contains("/v1/nowhere", problem.Detail);
    }

    [Fact]
    public async Task Another_method_is_a_problem_that_says_which_are_taken()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();

        HttpResponseMessage response = await coordinator.Client.DeleteAsync(ApiRoutes.Live);

        await Problems.RequireAsync(response, HttpStatusCode.MethodNotAllowed, "invalidArgument");
        Assert.Equal(["GET"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task Another_content_type_is_a_problem()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();
        using var body = new StringContent("kind=measure", Encoding.UTF8, "application/x-www-form-urlencoded");

        await Problems.RequireAsync(
            await coordinator.Client.PostAsync(ApiRoutes.Jobs, body), HttpStatusCode.UnsupportedMediaType, "invalidArgument");
    }

    [Theory]
    [InlineData("{", "$")]
    [InlineData("", "")]
    [InlineData("""{"request":{},"priority":"high"}""", "$.priority")]
    [InlineData("""{"request":{},"colour":1}""", "colour")]
    [InlineData("""{"priority":1}""", "request")]
    [InlineData("""{"request":{},"dependsOn":[1]}""", "$.dependsOn[0]")]
    [InlineData("""{"request":{},"request":{}}""", "request")]
    [InlineData("""{"request":{"kind":"measure","device":"b","network":{"nom":"x"}}}""", "nom")]
    public async Task A_body_that_cannot_be_read_names_the_place(string json, string place)
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();
        using var body = new StringContent(json, Encoding.UTF8, "application/json");

        ApiProblem problem = await Problems.RequireAsync(
            await coordinator.Client.PostAsync(ApiRoutes.Jobs, body), HttpStatusCode.BadRequest, "invalidArgument");

        Assert.Contains(place, problem.Detail);
        Assert.DoesNotContain("Profiler.", problem.Detail);
    }

    [Fact]
    public async Task A_query_of_another_type_is_a_problem()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();

        ApiProblem problem = await Problems.RequireAsync(
            await coordinator.Client.GetAsync($"{ApiRoutes.Jobs}?limit=many"), HttpStatusCode.BadRequest, "invalidArgument");

        Assert.Contains("limit", problem.Detail);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_a_problem()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();
        // The client waits for the server's word before it sends what the server will not read.
        using var request = new HttpRequestMessage(HttpMethod.Post, ApiRoutes.Jobs)
        {
            Headers = { ExpectContinue = true },
            Content = new StringContent(new string(' ', 5 << 20), Encoding.UTF8, "application/json"),
        };

        await Problems.RequireAsync(
            await coordinator.Client.SendAsync(request), HttpStatusCode.RequestEntityTooLarge, "invalidArgument");
    }

    [Fact]
    public async Task A_bug_is_told_by_its_trace_alone()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();
        coordinator.App.MapGet("/broken", string () => throw new InvalidOperationException("a secret of the inside"));

        ApiProblem problem = await Problems.RequireAsync(
            await coordinator.Client.GetAsync("/broken"), HttpStatusCode.InternalServerError, "bug");

        Assert.NotNull(problem.TraceId);
        Assert.DoesNotContain("secret", problem.Detail);
    }
}
