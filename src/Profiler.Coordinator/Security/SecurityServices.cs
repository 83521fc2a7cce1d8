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
            // A route without a policy is nobody's but an administrator's.
            options.FallbackPolicy = Of(CoordinatorRoles.Admin);
        });
    }

    private static AuthorizationPolicy Of(params string[] roles) => new AuthorizationPolicyBuilder().RequireRole(roles).Build();
}
