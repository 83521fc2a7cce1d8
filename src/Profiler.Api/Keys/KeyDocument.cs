using Profiler.Store.Keys;

namespace Profiler.Api.Keys;

/// <summary>A key, without its secret.</summary>
/// <param name="IsValid">Neither revoked nor expired.</param>
public sealed record KeyDocument(
    string Id,
    string Name,
    ApiKeyRole Role,
    string? Device,
    bool IsValid,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt)
{
    public static KeyDocument From(ApiKey key, DateTimeOffset now) => new(
        key.Id,
        key.Name,
        key.Role,
        key.Device,
        key.RevokedAt is null && !(key.ExpiresAt <= now),
        key.CreatedAt,
        key.ExpiresAt,
        key.RevokedAt);
}
