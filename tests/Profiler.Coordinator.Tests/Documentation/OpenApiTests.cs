using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Profiler.Api;
using Profiler.Coordinator.Documentation;
using Profiler.Coordinator.Tests.Support;

namespace Profiler.Coordinator.Tests.Documentation;

public sealed partial class OpenApiTests
{
    private const string Json = "application/json";

    [Fact]
    public async Task The_document_covers_exactly_the_routes()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();
        IEnumerable<string> routes =
            from endpoint in coordinator.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            where endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is not { ExcludeFromDescription: true }
            from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
            select $"{method} /{ConstraintPattern().Replace(endpoint.RoutePattern.RawText!, "}").Trim('/')}";

        IEnumerable<string> documented = (await OperationsAsync(coordinator)).Select(operation => operation.Route);

        Assert.Equal(routes.Order(), documented.Order());
    }

    [Fact]
    public async Task Every_operation_says_what_it_does_who_may_and_how_it_fails()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();

        Assert.All(await OperationsAsync(coordinator), operation =>
        {
            Assert.False(string.IsNullOrEmpty((string?)operation.Node["summary"]), operation.Route);
            Assert.False(string.IsNullOrEmpty((string?)operation.Node["operationId"]), operation.Route);
            Assert.NotNull(operation.Node["responses"]?["default"]?["content"]?["application/problem+json"]?["example"]);
            bool isPublic = operation.Route.Contains("/health/", StringComparison.Ordinal);
            Assert.Equal(isPublic, operation.Node["security"] is null);
        });
    }

    [Fact]
    public async Task Every_json_body_and_answer_has_an_example()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();

        Assert.All(await OperationsAsync(coordinator), operation =>
        {
            IEnumerable<JsonNode?> contents =
            [
                operation.Node["requestBody"]?["content"]?[Json],
                .. operation.Node["responses"]!.AsObject().Select(response => response.Value?["content"]?[Json]),
            ];
            Assert.All(contents.OfType<JsonNode>(), content => Assert.True(content["example"] is not null, operation.Route));
        });
    }

    [Fact]
    public async Task The_document_is_of_openapi_3_1_and_needs_no_key()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartWithKeysAsync();

        JsonNode document = JsonNode.Parse(await coordinator.Client.GetStringAsync(ApiRoutes.OpenApi))!;

        Assert.StartsWith("3.1.", (string?)document["openapi"]);
        Assert.Equal("bearer", (string?)document["components"]?["securitySchemes"]?["key"]?["scheme"]);
    }

    [Fact]
    public async Task The_page_needs_nothing_from_elsewhere()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();

        string page = await coordinator.Client.GetStringAsync("/api/index.html");

        Assert.DoesNotContain("https://", page);
        foreach (Match asset in AssetPattern().Matches(page))
        {
            Assert.Equal(HttpStatusCode.OK, (await coordinator.Client.GetAsync($"/api/{asset.Groups[1].Value}")).StatusCode);
        }
    }

    [Theory]
    [MemberData(nameof(ExampleNames))]
    public void An_example_is_read_as_what_it_is_an_example_of(string name)
    {
        Type type = typeof(ApiJson).Assembly.GetTypes().Single(type => type.Name == name);
        JsonTypeInfo info = ApiJson.Context.GetTypeInfo(type)!;

        Assert.NotNull(JsonSerializer.Deserialize(Examples.Of(type), info));
    }

    public static TheoryData<string> ExampleNames() => [.. Examples.Names];

    private static async Task<(string Route, JsonNode Node)[]> OperationsAsync(RunningCoordinator coordinator)
    {
        JsonNode document = JsonNode.Parse(await coordinator.Client.GetStringAsync(ApiRoutes.OpenApi))!;
        return
        [
            .. from path in document["paths"]!.AsObject()
               from operation in path.Value!.AsObject()
               where operation.Key is "get" or "put" or "post" or "delete"
               select ($"{operation.Key.ToUpperInvariant()} /{path.Key.Trim('/')}", operation.Value!),
        ];
    }

    [GeneratedRegex(@":[^}]*\}")]
    private static partial Regex ConstraintPattern();

    [GeneratedRegex("""(?:src|href)="\.?/?([^":]+\.(?:js|css|png))["?]""")]
    private static partial Regex AssetPattern();
}
