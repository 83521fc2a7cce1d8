using Profiler.Store.Connections;

namespace Profiler.Store.Keys;

/// <summary>A row of api_keys.</summary>
internal sealed record KeyRow(
    string Id, string Name, string Role, string? Device, string SecretSha256, string CreatedAt, string? ExpiresAt, string? RevokedAt)
{
    public const string Columns = """
        id AS Id, name AS Name, role AS Role, device AS Device, secret_sha256 AS SecretSha256, created_at AS CreatedAt,
        expires_at AS ExpiresAt, revoked_at AS RevokedAt
        """;

    public ApiKey ToKey() => new(
        Id,
        Name,
        Enum.Parse<ApiKeyRole>(Role),
        Device,
        TimeText.Parse(CreatedAt),
        TimeText.ParseOrNull(ExpiresAt),
        TimeText.ParseOrNull(RevokedAt));
}
