using System.Collections.Immutable;
using Profiler.Store;
using Profiler.Store.Keys;

namespace Profiler.Fleet.Workplaces;

/// <summary>The API keys of a database.</summary>
internal sealed class LocalKeys(ProfilerDatabase database) : IWorkplaceKeys
{
    public Task<CreatedKey> CreateAsync(
        string name, ApiKeyRole role, string? device, DateTimeOffset? expiresAt, CancellationToken cancellationToken) =>
        database.Keys.CreateAsync(name, role, device, expiresAt);

    public Task<ImmutableArray<ApiKey>> AllAsync(CancellationToken cancellationToken) => database.Keys.AllAsync();

    public Task RevokeAsync(string id, CancellationToken cancellationToken) => database.Keys.RevokeAsync(id);
}
