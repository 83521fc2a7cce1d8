using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Profiler.Api.Errors;
using Profiler.Networks.Errors;

namespace Profiler.Coordinator.Errors;

/// <summary>Turns every failure, thrown or only set as a status, into problem+json.</summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (IsBareFailure(context.Response))
            {
                await ProblemWriter.WriteAsync(context, ProblemWriter.Describe(context.Response.StatusCode, context.Request));
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be answered.
        }
#pragma warning disable CA1031 // The edge of the program: whatever is not meant for the user is a bug and said to be one.
        catch (Exception error)
#pragma warning restore CA1031
        {
            await AnswerAsync(context, error);
        }
    }

    private static bool IsBareFailure(HttpResponse response) =>
        response.StatusCode >= StatusCodes.Status400BadRequest && !response.HasStarted && response.ContentType is null
        && response.ContentLength is null or 0;

    private async Task AnswerAsync(HttpContext context, Exception error)
    {
        ApiProblem problem = Describe(context, error);
        if (context.Response.HasStarted)
        {
            // Half an answer must not look like a whole one.
            Broken(log, context.Request.Method, context.Request.Path, problem.Detail);
            context.Abort();
            return;
        }

        string? allow = context.Response.Headers.Allow;
        context.Response.Clear();
        context.Response.Headers.Allow = allow;
        await ProblemWriter.WriteAsync(context, problem);
    }

    private ApiProblem Describe(HttpContext context, Exception error)
    {
        switch (error)
        {
            case ProfilerException known:
                if (known.Code == ErrorCode.Storage)
                {
                    StorageFailed(log, context.Request.Method, context.Request.Path, known.Message);
                }

                return ProblemWriter.Describe(known);
            case BadHttpRequestException bad:
                return MalformedRequest.Describe(bad, context.Request);
            case NotSupportedException unread when MalformedRequest.IsUnreadable(unread):
                return MalformedRequest.Describe(unread);
            default:
                string traceId = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
                Bug(log, error, context.Request.Method, context.Request.Path, traceId);
                return ProblemWriter.Describe(
                    StatusCodes.Status500InternalServerError,
                    ProblemCodes.Bug,
                    $"This is a bug in profiler: {error.GetType().Name}.",
                    "The coordinator's log tells more under the trace id.",
                    traceId);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed by a bug, trace {TraceId}")]
    private static partial void Bug(ILogger log, Exception error, string method, PathString path, string traceId);

    [LoggerMessage(2, LogLevel.Warning, "{Method} {Path} broke off: {Reason}")]
    private static partial void Broken(ILogger log, string method, PathString path, string reason);

    [LoggerMessage(3, LogLevel.Warning, "{Method} {Path} met the storage: {Reason}")]
    private static partial void StorageFailed(ILogger log, string method, PathString path, string reason);
}
