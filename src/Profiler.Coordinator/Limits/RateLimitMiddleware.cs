using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Profiler.Api.Errors;
using Profiler.Coordinator.Errors;

namespace Profiler.Coordinator.Limits;

/// <summary>Refuses what a key sends beyond its limit. Whoever needs no key has none.</summary>
internal sealed class RateLimitMiddleware(RequestDelegate next, RateLimits limits)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.User.FindFirstValue(ClaimTypes.NameIdentifier) is not { } keyId)
        {
            return next(context);
        }

        TimeSpan wait = limits.TakeForKey(keyId);
        return wait == TimeSpan.Zero ? next(context) : RefuseAsync(context, wait);
    }

    public static Task RefuseAsync(HttpContext context, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = $"{Math.Ceiling(wait.TotalSeconds):F0}";
        return ProblemWriter.WriteAsync(context, ProblemWriter.Describe(
            StatusCodes.Status429TooManyRequests,
            ProblemCodes.RateLimited,
            "More requests came than are permitted.",
            "Wait for as many seconds as Retry-After says, or ask for many costs in one request."));
    }
}
