using Profiler.Store.Keys;

namespace Profiler.Cli.Commands.Keys;

/// <summary>A key in a line, without its secret.</summary>
/// <param name="IsValid">Neither revoked nor expired.</param>
public sealed record ListedKey(
    string Id,
    string Name,
    ApiKeyRole Role,
    string? Device,
    bool IsValid,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt)
{
    public static ListedKey From(ApiKey key, DateTimeOffset now) => new(
        key.Id,
        key.Name,
        key.Role,
        key.Device,
        key.RevokedAt is null && !(key.ExpiresAt <= now),
        key.CreatedAt,
        key.ExpiresAt,
        key.RevokedAt);
}
