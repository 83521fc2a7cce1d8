using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Profiler.Coordinator.Security;

/// <summary>Who may do what.</summary>
internal static class SecurityServices
{
    public static void AddSecurity(this IServiceCollection services, AccessMode mode)
    {
        services.AddSingleton(mode);
        services.AddSingleton<KeyLookup>();
        services.AddAuthentication(ApiKeyHandler.SchemeName).AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(
            ApiKeyHandler.SchemeName, configureOptions: null);
        services.AddAuthorization(options =>
        {
            options.AddPolicy(CoordinatorRoles.Read, Of(CoordinatorRoles.Read, CoordinatorRoles.Measure, CoordinatorRoles.Admin));
            options.AddPolicy(CoordinatorRoles.Measure, Of(CoordinatorRoles.Measure, CoordinatorRoles.Admin));
            options.AddPolicy(CoordinatorRoles.Admin, Of(CoordinatorRoles.Admin));
            options.AddPolicy(CoordinatorRoles.Agent, Of(CoordinatorRoles.Agent, CoordinatorRoles.Admin));
            // A route without a policy is nobody's but an administrator's.
            options.FallbackPolicy = Of(CoordinatorRoles.Admin);
        });
    }

    private static AuthorizationPolicy Of(params string[] roles) => new AuthorizationPolicyBuilder().RequireRole(roles).Build();
}
