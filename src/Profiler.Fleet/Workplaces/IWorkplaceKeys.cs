using System.Collections.Immutable;
using Profiler.Store.Keys;

namespace Profiler.Fleet.Workplaces;

/// <summary>The API keys that a workplace's coordinators ask for.</summary>
public interface IWorkplaceKeys
{
    /// <param name="device">The device of an agent's key; null for the other roles.</param>
    Task<CreatedKey> CreateAsync(
        string name, ApiKeyRole role, string? device, DateTimeOffset? expiresAt, CancellationToken cancellationToken);

    Task<ImmutableArray<ApiKey>> AllAsync(CancellationToken cancellationToken);

    Task RevokeAsync(string id, CancellationToken cancellationToken);
}
