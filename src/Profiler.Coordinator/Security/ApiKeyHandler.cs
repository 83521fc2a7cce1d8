using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Profiler.Api.Errors;
using Profiler.Coordinator.Errors;
using Profiler.Coordinator.Limits;
using Profiler.Networks.Errors;

namespace Profiler.Coordinator.Security;

/// <summary>Authorization: Bearer pk_…; or nothing at all, where only this machine reaches the coordinator.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logs,
    UrlEncoder encoder,
    AccessMode mode,
    KeyLookup keys,
    RateLimits limits) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string SchemeName = "Bearer";

    private const string Prefix = "Bearer ";
    private const int LongestKey = 200;

    private TimeSpan _wait;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string? header = Request.Headers.Authorization;
        if (string.IsNullOrEmpty(header))
        {
            return mode.AsksForKeys ? AuthenticateResult.NoResult() : Success(KeyLookup.Local);
        }

        string text = header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : "";
        if (keys.FindRecent(text) is { } recent)
        {
            return Success(recent);
        }

        _wait = limits.TakeForAddress(Context.Connection.RemoteIpAddress);
        bool mayBeKey = text.StartsWith("pk_", StringComparison.Ordinal) && text.Length <= LongestKey;
        return _wait == TimeSpan.Zero && mayBeKey && await keys.FindAsync(text) is { } found
            ? Success(found)
            : AuthenticateResult.Fail("The key is unknown, expired or revoked.");
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_wait > TimeSpan.Zero)
        {
            await RateLimitMiddleware.RefuseAsync(Context, _wait);
            return;
        }

        AuthenticateResult result = await HandleAuthenticateOnceSafeAsync();
        Response.Headers.WWWAuthenticate = SchemeName;
        ApiProblem problem = result.Failure is null
            ? ProblemWriter.Describe(StatusCodes.Status401Unauthorized, Request)
            : ProblemWriter.Describe(
                StatusCodes.Status401Unauthorized, ErrorCode.AccessDenied, result.Failure.Message, "Ask for another one: profiler key create.");
        await ProblemWriter.WriteAsync(Context, problem);
    }

    private static AuthenticateResult Success(ClaimsPrincipal caller) =>
        AuthenticateResult.Success(new AuthenticationTicket(caller, SchemeName));
}
