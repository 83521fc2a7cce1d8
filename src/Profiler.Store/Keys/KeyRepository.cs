using System.Collections.Immutable;

namespace Profiler.Store.Keys;

/// <summary>API keys, hashed at rest (SHA-256 over 256 random bits: there is nothing to guess, so no slow hash is needed).</summary>
public sealed class KeyRepository
{
    public Task<CreatedKey> CreateAsync(string name, ApiKeyRole role, string? device, DateTimeOffset? expiresAt) =>
        throw new NotImplementedException();

    /// <summary>The key that a client sent, compared in constant time; null where it is unknown, expired or revoked.</summary>
    public Task<ApiKey?> FindAsync(string text) => throw new NotImplementedException();

    public Task<ImmutableArray<ApiKey>> AllAsync() => throw new NotImplementedException();

    /// <exception cref="Networks.Errors.ProfilerException">There is no such key.</exception>
    public Task RevokeAsync(string id) => throw new NotImplementedException();
}
