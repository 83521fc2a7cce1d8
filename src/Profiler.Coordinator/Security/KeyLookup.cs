using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Profiler.Store;
using Profiler.Store.Keys;

namespace Profiler.Coordinator.Security;

/// <summary>
/// Whose key a text is. What the database said is believed for a few seconds: a search asks thousands of times a
/// second, and a revoked key stops within that time on every coordinator.
/// </summary>
internal sealed class KeyLookup(ProfilerDatabase database, TimeProvider time)
{
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);

    /// <summary>The caller as it was found a moment ago; null where it has to be looked up.</summary>
    public ClaimsPrincipal? FindRecent(string text) =>
        _known.TryGetValue(HashOf(text), out Known? known) && time.GetUtcNow() < known.Until ? known.Caller : null;

    /// <returns>Null where the key is unknown, expired or revoked.</returns>
    public async Task<ClaimsPrincipal?> FindAsync(string text)
    {
        string hash = HashOf(text);
        if (await database.Keys.FindAsync(text) is not { } key)
        {
            _known.TryRemove(hash, out _);
            return null;
        }

        DateTimeOffset until = time.GetUtcNow() + Believed;
        var known = new Known(PrincipalOf(key), key.ExpiresAt < until ? key.ExpiresAt.Value : until);
        _known[hash] = known;
        return known.Caller;
    }

    /// <summary>A caller on this machine where no keys are asked for.</summary>
    public static ClaimsPrincipal Local { get; } = new(new ClaimsIdentity(
        [new Claim(ClaimTypes.Name, "local"), new Claim(ClaimTypes.Role, CoordinatorRoles.Admin)], ApiKeyHandler.SchemeName));

    private static ClaimsPrincipal PrincipalOf(ApiKey key)
    {
        Claim[] device = key.Device is null ? [] : [new Claim(CoordinatorRoles.DeviceClaim, key.Device)];
        return new ClaimsPrincipal(new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, key.Id),
                new Claim(ClaimTypes.Name, key.Name),
                new Claim(ClaimTypes.Role, RoleOf(key.Role)),
                .. device,
            ],
            ApiKeyHandler.SchemeName));
    }

    private static string RoleOf(ApiKeyRole role) => role switch
    {
        ApiKeyRole.Agent => CoordinatorRoles.Agent,
        ApiKeyRole.Read => CoordinatorRoles.Read,
        ApiKeyRole.Measure => CoordinatorRoles.Measure,
        ApiKeyRole.Admin => CoordinatorRoles.Admin,
        _ => throw new NotSupportedException(role.ToString()),
    };

    /// <summary>Secrets are not kept, here as little as in the database.</summary>
    private static string HashOf(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private sealed record Known(ClaimsPrincipal Caller, DateTimeOffset Until);
}
