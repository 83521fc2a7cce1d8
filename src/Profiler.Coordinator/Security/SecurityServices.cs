using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Profiler.Coordinator.Security;

/// <summary>Who may do what.</summary>
internal static class SecurityServices
{
    public static void AddSecurity(this IServiceCollection services, AccessMode mode)
    {
        services.AddSingleton(mode);
        services.AddSingleton<KeyLookup>();
        // Without the data protection services of AddAuthentication, which would write keys of their own to a disk.
        services.AddAuthenticationCore(options =>
        {
            options.DefaultScheme = ApiKeyHandler.SchemeName;
            options.AddScheme<ApiKeyHandler>(ApiKeyHandler.SchemeName, displayName: null);
        });
        services.AddOptions<AuthenticationSchemeOptions>(ApiKeyHandler.SchemeName);
        services.AddTransient<ApiKeyHandler>();
        services.AddWebEncoders();
        services.AddAuthorization(options =>
        {
            options.AddPolicy(CoordinatorRoles.Read, Of(CoordinatorRoles.Read, CoordinatorRoles.Measure, CoordinatorRoles.Admin));
            options.AddPolicy(CoordinatorRoles.Measure, Of(CoordinatorRoles.Measure, CoordinatorRoles.Admin));
            options.AddPolicy(CoordinatorRoles.Admin, Of(CoordinatorRoles.Admin));
            options.AddPolicy(CoordinatorRoles.Agent, Of(CoordinatorRoles.Agent, CoordinatorRoles.Admin));
            options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(IsHarmless).Build();
        });
    }

    /// <summary>A route without a policy is nobody's but an administrator's; that there is no such route may be told to whoever has a key.</summary>
    private static bool IsHarmless(AuthorizationHandlerContext context) =>
        context.User.IsInRole(CoordinatorRoles.Admin) || (context.Resource is HttpContext request && request.GetEndpoint() is not RouteEndpoint);

    private static AuthorizationPolicy Of(params string[] roles) => new AuthorizationPolicyBuilder().RequireRole(roles).Build();
}
