using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Profiler.Api.Errors;
using Profiler.Networks.Errors;

namespace Profiler.Client.Http;

/// <summary>Reads why a coordinator refused a request.</summary>
internal static class Refusal
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <returns>How long to wait before the request may be sent again; null where it was refused for another reason.</returns>
    public static TimeSpan? RateLimitPause(HttpResponseMessage response)
    {
        if (response.StatusCode != HttpStatusCode.TooManyRequests)
        {
            return null;
        }

        TimeSpan pause = response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1);
        return pause < LongestPause ? pause : LongestPause;
    }

    public static async Task<ProfilerException> ReadAsync(
        HttpResponseMessage response, CoordinatorAddress address, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentType?.MediaType != ApiProblem.ContentType)
        {
            return LinkFault.NotACoordinator(address, $"it answered {(int)response.StatusCode} {response.ReasonPhrase}", null);
        }

        try
        {
            ApiProblem? problem = await response.Content.ReadFromJsonAsync<ApiProblem>(WireJson.Lenient, cancellationToken);
            return problem is null ? LinkFault.NotACoordinator(address, "it answered null", null) : Read(problem, address);
        }
        catch (JsonException error)
        {
            return LinkFault.NotACoordinator(address, error.Message, error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return LinkFault.Broken(address, error);
        }
    }

    private static ProfilerException Read(ApiProblem problem, CoordinatorAddress address) => ProblemCodes.Parse(problem.Code) switch
    {
        { } code => new ProfilerException(code, problem.Detail, problem.Advice),
        null when problem.Code == ProblemCodes.RateLimited => new ProfilerException(ErrorCode.AccessDenied, problem.Detail, problem.Advice),
        _ => new ProfilerException(
            ErrorCode.Unreachable,
            $"The coordinator at {address.Url} failed: {problem.Detail}",
            problem.TraceId is { } trace ? $"Its log tells more under {trace}." : problem.Advice),
    };
}
