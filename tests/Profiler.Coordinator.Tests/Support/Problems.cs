using System.Net;
using System.Net.Http.Json;
using Profiler.Api;
using Profiler.Api.Errors;

namespace Profiler.Coordinator.Tests.Support;

/// <summary>What every answer that is a problem must be.</summary>
internal static class Problems
{
    public static async Task<ApiProblem> RequireAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal(ApiProblem.ContentType, response.Content.Headers.ContentType?.MediaType);
        ApiProblem problem = (await response.Content.ReadFromJsonAsync(ApiJson.Context.ApiProblem))!;
        Assert.Equal((int)status, problem.Status);
        Assert.Equal(code, problem.Code);
        Assert.Equal($"urn:profiler:error:{code}", problem.Type);
        Assert.NotEmpty(problem.Detail);
        Assert.DoesNotContain("   at ", problem.Detail);
        return problem;
    }
}
