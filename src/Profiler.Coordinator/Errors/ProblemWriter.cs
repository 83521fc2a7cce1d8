using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Profiler.Api;
using Profiler.Api.Errors;
using Profiler.Networks.Errors;

namespace Profiler.Coordinator.Errors;

/// <summary>The one place where answers that are problems are made.</summary>
internal static class ProblemWriter
{
    /// <summary>Answers of a database that is gone say when to try again; it is looked at once a second.</summary>
    private const string StorageRetrySeconds = "2";

    public static ApiProblem Describe(int status, string code, string detail, string? advice, string? traceId = null) =>
        new($"urn:profiler:error:{code}", ReasonPhrases.GetReasonPhrase(status), status, detail, advice, code, traceId);

    public static ApiProblem Describe(int status, ErrorCode code, string detail, string? advice) =>
        Describe(status, ProblemCodes.Of(code), detail, advice);

    public static ApiProblem Describe(ProfilerException error) =>
        Describe(
            ProblemStatus.Of(error.Code),
            error.Code,
            error.InnerException is JsonException or NotSupportedException ? MalformedRequest.WithoutTypeNames(error.Message) : error.Message,
            error.Advice);

    /// <summary>What stands behind a status that was set without a word.</summary>
    public static ApiProblem Describe(int status, HttpRequest request) => status switch
    {
        StatusCodes.Status401Unauthorized => Describe(
            status, ErrorCode.AccessDenied, "This needs a key.", "Send the header Authorization: Bearer pk_… with a key of this coordinator; the command takes it from PROFILER_KEY."),
        StatusCodes.Status403Forbidden => Describe(
            status, ErrorCode.AccessDenied, $"The key does not permit {request.Method} {request.Path}.", "Ask for a key of a higher role."),
        StatusCodes.Status404NotFound => Describe(
            status, ErrorCode.UnknownName, $"There is nothing at {request.Path}.", $"{ApiRoutes.OpenApi} lists every path."),
        StatusCodes.Status405MethodNotAllowed => Describe(
            status, ErrorCode.InvalidArgument, $"{request.Path} does not take {request.Method}.", "The header Allow lists what it takes."),
        StatusCodes.Status413PayloadTooLarge => Describe(
            status, ErrorCode.InvalidArgument, "The request's body is larger than this path takes.", null),
        StatusCodes.Status415UnsupportedMediaType => Describe(
            status, ErrorCode.InvalidArgument, $"{request.Path} does not take Content-Type {request.ContentType ?? "(none)"}.", "Send application/json."),
        _ => Describe(status, ErrorCode.InvalidArgument, $"{request.Method} {request.Path} cannot be answered.", null),
    };

    public static Task WriteAsync(HttpContext context, ApiProblem problem)
    {
        HttpResponse response = context.Response;
        response.StatusCode = problem.Status;
        if (problem.Code == ProblemCodes.Of(ErrorCode.Storage))
        {
            response.Headers.RetryAfter = StorageRetrySeconds;
        }

        response.Headers.CacheControl = "no-store";
        return response.WriteAsJsonAsync(problem, ApiJson.Context.ApiProblem, ApiProblem.ContentType, context.RequestAborted);
    }
}
