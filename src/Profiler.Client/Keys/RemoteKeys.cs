using System.Collections.Immutable;
using Profiler.Api;
using Profiler.Api.Keys;
using Profiler.Client.Http;
using Profiler.Fleet.Workplaces;
using Profiler.Store.Keys;

namespace Profiler.Client.Keys;

/// <summary>The API keys that a coordinator asks for.</summary>
internal sealed class RemoteKeys(CoordinatorHttp http) : IWorkplaceKeys
{
    public async Task<CreatedKey> CreateAsync(
        string name, ApiKeyRole role, string? device, DateTimeOffset? expiresAt, CancellationToken cancellationToken)
    {
        var created = await http.SendAsync<NewKey, CreatedKeyDocument>(
            HttpMethod.Post, ApiRoutes.Keys, new NewKey(name, role, device, expiresAt), cancellationToken);
        return new CreatedKey(Key(created.Key), created.Text);
    }

    public async Task<ImmutableArray<ApiKey>> AllAsync(CancellationToken cancellationToken) =>
        [.. (await http.GetAsync<KeyListDocument>(ApiRoutes.Keys, cancellationToken)).Keys.Select(Key)];

    public Task RevokeAsync(string id, CancellationToken cancellationToken) =>
        http.SendAsync(HttpMethod.Delete, $"{ApiRoutes.Keys}/{Uri.EscapeDataString(id)}", cancellationToken);

    private static ApiKey Key(KeyDocument key) =>
        new(key.Id, key.Name, key.Role, key.Device, key.CreatedAt, key.ExpiresAt, key.RevokedAt);
}
