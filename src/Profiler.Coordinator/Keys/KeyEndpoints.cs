using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Profiler.Api;
using Profiler.Api.Keys;
using Profiler.Coordinator.Routing;
using Profiler.Coordinator.Security;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Store.Keys;

namespace Profiler.Coordinator.Keys;

/// <summary>/v1/keys</summary>
public static class KeyEndpoints
{
    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup(ApiRoutes.Keys).WithTags("keys").RequireAuthorization(CoordinatorRoles.Admin);
        group.MapGet("/", ListAsync).Describe("listKeys", "List the keys, without their secrets");
        group.MapPost("/", CreateAsync).Describe("createKey", "Make a key", "The answer is the only time that its text is shown.");
        group.MapDelete("/{id}", RevokeAsync).Describe("revokeKey", "Revoke a key", "Every coordinator refuses it within seconds.");
    }

    private static async Task<KeyListDocument> ListAsync(ProfilerDatabase database, TimeProvider time)
    {
        DateTimeOffset now = time.GetUtcNow();
        return new KeyListDocument([.. (await database.Keys.AllAsync()).Select(key => KeyDocument.From(key, now))]);
    }

    private static async Task<Created<CreatedKeyDocument>> CreateAsync(NewKey key, ProfilerDatabase database, TimeProvider time)
    {
        NewKeyRules.Require(key.Name, key.Role, key.Device);
        DateTimeOffset now = time.GetUtcNow();
        if (key.ExpiresAt <= now)
        {
            throw new ProfilerException(ErrorCode.InvalidArgument, $"expiresAt is {key.ExpiresAt:O}, which is past.", "Give a time to come, or leave it out.");
        }

        CreatedKey created = await database.Keys.CreateAsync(key.Name, key.Role, key.Device, key.ExpiresAt);
        return TypedResults.Created(
            $"{ApiRoutes.Keys}/{created.Key.Id}", new CreatedKeyDocument(created.Text, KeyDocument.From(created.Key, now)));
    }

    private static async Task<NoContent> RevokeAsync(string id, ProfilerDatabase database)
    {
        await database.Keys.RevokeAsync(id);
        return TypedResults.NoContent();
    }
}
