using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Profiler.Api.Errors;
using Profiler.Coordinator.Errors;
using Profiler.Networks.Errors;

namespace Profiler.Coordinator.Security;

/// <summary>
/// Where no keys are asked for, a browser on the same machine is the way in: a page of somebody else's could point its
/// own name at 127.0.0.1, or send requests here from its own origin; and a proxy could let the whole world in.
/// </summary>
internal sealed class LoopbackGuard(RequestDelegate next)
{
    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP"];

    public Task InvokeAsync(HttpContext context) =>
        Refusal(context.Request) is { } problem ? ProblemWriter.WriteAsync(context, problem) : next(context);

    private static ApiProblem? Refusal(HttpRequest request)
    {
        if (!ListeningUrls.IsLoopbackHost(request.Host.Host.Trim('[', ']')))
        {
            return Refuse(
                $"The coordinator listens for this machine alone, and '{request.Host}' is not its name.",
                "Write localhost or 127.0.0.1; to be reached under another name, start it with --require-keys.");
        }

        if (ProxyHeaders.FirstOrDefault(request.Headers.ContainsKey) is { } header)
        {
            return Refuse(
                $"The coordinator listens for this machine alone, and the header {header} says that a proxy brings others.",
                "Behind a proxy, start it with --require-keys.");
        }

        bool changes = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);
        bool opensSocket = request.Headers.ContainsKey(HeaderNames.Upgrade);
        return (changes || opensSocket) && IsOfAnotherOrigin(request)
            ? Refuse("A page of another origin may not change anything here.", null)
            : null;
    }

    private static bool IsOfAnotherOrigin(HttpRequest request)
    {
        string? site = request.Headers["Sec-Fetch-Site"];
        string? origin = request.Headers.Origin;
        return site is "cross-site" or "same-site"
            || (!string.IsNullOrEmpty(origin) && !origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase));
    }

    private static ApiProblem Refuse(string detail, string? advice) =>
        ProblemWriter.Describe(StatusCodes.Status403Forbidden, ErrorCode.AccessDenied, detail, advice);
}
