using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Profiler.Api;

namespace Profiler.Coordinator.Documentation;

/// <summary>The OpenAPI document, made from the routes themselves, and a page to browse it.</summary>
internal static class DocumentationServices
{
    private const string Version = "v1";

    public static void AddDocumentation(this IServiceCollection services) => services.AddOpenApi(Version, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddOperationTransformer<OperationDetails>();
        options.AddDocumentTransformer<DocumentFrame>();
    });

    public static void MapDocumentation(this IEndpointRouteBuilder routes) => routes.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();

    /// <summary>The page's script and style are part of the program: it works where there is no internet.</summary>
    public static void UseDocumentationPage(this IApplicationBuilder app) => app.UseSwaggerUI(page =>
    {
        page.RoutePrefix = "api";
        page.DocumentTitle = "Profiler API";
        page.SwaggerEndpoint(ApiRoutes.OpenApi, Version);
    });
}
