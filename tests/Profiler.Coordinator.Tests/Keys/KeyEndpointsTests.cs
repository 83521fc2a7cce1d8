using System.Net;
using System.Net.Http.Json;
using Profiler.Api;
using Profiler.Api.Keys;
using Profiler.Coordinator.Tests.Support;
using Profiler.Store.Keys;

namespace Profiler.Coordinator.Tests.Keys;

public sealed class KeyEndpointsTests
{
    [Fact]
    public async Task A_key_is_made_used_listed_without_its_secret_and_revoked()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();

        HttpResponseMessage answer = await PostAsync(coordinator, new NewKey("ada", ApiKeyRole.Read));
        CreatedKeyDocument created = (await answer.Content.ReadFromJsonAsync(ApiJson.Context.CreatedKeyDocument))!;

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        using HttpClient client = coordinator.ClientOf(created.Text);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(ApiRoutes.Jobs)).StatusCode);
        string list = await coordinator.Client.GetStringAsync(ApiRoutes.Keys);
        Assert.Contains(created.Key.Id, list);
        Assert.DoesNotContain(created.Text[^20..], list);

        Assert.Equal(HttpStatusCode.NoContent, (await coordinator.Client.DeleteAsync($"/v1/keys/{created.Key.Id}")).StatusCode);

        KeyListDocument keys = await coordinator.GetAsync(ApiRoutes.Keys, ApiJson.Context.KeyListDocument);
        Assert.False(Assert.Single(keys.Keys).IsValid);
        await Problems.RequireAsync(await coordinator.Client.DeleteAsync("/v1/keys/none"), HttpStatusCode.NotFound, "unknownName");
    }

    [Theory]
    [InlineData("", ApiKeyRole.Read, null)]
    [InlineData("ada", ApiKeyRole.Read, "board-1")]
    [InlineData("board", ApiKeyRole.Agent, null)]
    public async Task A_key_that_makes_no_sense_is_refused(string name, ApiKeyRole role, string? device)
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();

        await Problems.RequireAsync(
            await PostAsync(coordinator, new NewKey(name, role, device)), HttpStatusCode.BadRequest, "invalidArgument");
    }

    private static Task<HttpResponseMessage> PostAsync(RunningCoordinator coordinator, NewKey key) =>
        coordinator.PostAsync(ApiRoutes.Keys, key, ApiJson.Context.NewKey);
}
