using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Profiler.Coordinator.Security;
using Profiler.Coordinator.Tests.Support;
using Profiler.Store.Keys;

namespace Profiler.Coordinator.Tests.Security;

/// <summary>Every route against every role; the routes come from the application itself, so that a new one is among them.</summary>
public sealed partial class RoleMatrixTests
{
    private static readonly string[] Policies = [CoordinatorRoles.Read, CoordinatorRoles.Measure, CoordinatorRoles.Admin, CoordinatorRoles.Agent];

    /// <summary>Routes that hold no data: health, documentation, pages.</summary>
    private static readonly string[] Public = [
        "/health/live", "/health/ready", "/openapi/", "/api",
        "/assets/", "/devices/", "/jobs/", "/tables/", "/measurements/", "/compare/",
    ];

    [Fact]
    public async Task Every_route_states_who_may_use_it()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();

        Assert.All(Endpoints(coordinator), endpoint =>
        {
            bool isPublic = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            string?[] policies = [.. endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).Distinct()];
            Assert.True(
                isPublic ? PathOf(endpoint) == "/" || Public.Any(start => PathOf(endpoint).StartsWith(start, StringComparison.Ordinal)) : policies.Length == 1,
                $"{endpoint.DisplayName}: {string.Join(", ", policies)}");
            Assert.All(policies, policy => Assert.Contains(policy, Policies));
        });
    }

    [Fact]
    public async Task A_role_opens_what_it_should_and_nothing_else()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartWithKeysAsync();
        foreach (ApiKeyRole role in Enum.GetValues<ApiKeyRole>())
        {
            using HttpClient client = await coordinator.ClientOfAsync(role);
            foreach ((string method, RouteEndpoint endpoint) in Requests(coordinator))
            {
                HttpStatusCode status = await SendAsync(client, method, endpoint);
                bool isRefused = status == HttpStatusCode.Forbidden;
                Assert.True(isRefused != Permits(role, endpoint), $"{role} {method} {PathOf(endpoint)}: {status}");
                Assert.NotEqual(HttpStatusCode.Unauthorized, status);
                Assert.NotEqual(HttpStatusCode.InternalServerError, status);
            }
        }
    }

    [Fact]
    public async Task Without_a_key_only_what_is_public_opens()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartWithKeysAsync();
        foreach ((string method, RouteEndpoint endpoint) in Requests(coordinator))
        {
            HttpStatusCode status = await SendAsync(coordinator.Client, method, endpoint);
            bool isPublic = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            Assert.True((status == HttpStatusCode.Unauthorized) != isPublic, $"{method} {PathOf(endpoint)}: {status}");
        }
    }

    [Fact]
    public async Task Whoever_has_a_key_is_told_that_a_path_is_not_there()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartWithKeysAsync();
        using HttpClient reader = await coordinator.ClientOfAsync(ApiKeyRole.Read);

        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/v1/nowhere")).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await reader.DeleteAsync("/v1/jobs")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await coordinator.Client.GetAsync("/v1/nowhere")).StatusCode);
    }

    private static bool Permits(ApiKeyRole role, RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || PolicyOf(endpoint) switch
        {
            CoordinatorRoles.Read => role is ApiKeyRole.Read or ApiKeyRole.Measure or ApiKeyRole.Admin,
            CoordinatorRoles.Measure => role is ApiKeyRole.Measure or ApiKeyRole.Admin,
            CoordinatorRoles.Admin => role is ApiKeyRole.Admin,
            CoordinatorRoles.Agent => role is ApiKeyRole.Agent or ApiKeyRole.Admin,
            var other => throw new NotSupportedException(other),
        };

    private static string? PolicyOf(RouteEndpoint endpoint) => endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>()[^1].Policy;

    private static IEnumerable<RouteEndpoint> Endpoints(RunningCoordinator coordinator) =>
        coordinator.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static IEnumerable<(string Method, RouteEndpoint Endpoint)> Requests(RunningCoordinator coordinator) =>
        from endpoint in Endpoints(coordinator)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select (method, endpoint);

    private static async Task<HttpStatusCode> SendAsync(HttpClient client, string method, RouteEndpoint endpoint)
    {
        string path = ParameterPattern().Replace(PathOf(endpoint), "none");
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method is "POST" or "PUT")
        {
            string type = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes[0] ?? "application/json";
            request.Content = new StringContent("{}", Encoding.UTF8, new MediaTypeHeaderValue(type));
        }

        // The first line tells; streams do not end.
        using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return response.StatusCode;
    }

    private static string PathOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/').TrimEnd('/');

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex ParameterPattern();
}
