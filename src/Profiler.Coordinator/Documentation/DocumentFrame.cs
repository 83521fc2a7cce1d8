using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Profiler.Api.Errors;

namespace Profiler.Coordinator.Documentation;

/// <summary>What the document says of the API as a whole.</summary>
internal sealed class DocumentFrame : IOpenApiDocumentTransformer
{
    public const string KeyScheme = "key";

    public async Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Profiler",
            Version = "1",
            Description = "Measure networks on devices, build lookup tables, ask what an architecture costs. Latencies are in ms, "
                + "times in ISO 8601 with their offset. Whatever fails answers application/problem+json.",
        };
        // Relative: the document is right behind whatever name a proxy gives the coordinator.
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.AddComponent(nameof(ApiProblem), await context.GetOrCreateSchemaAsync(typeof(ApiProblem), cancellationToken: cancellationToken));
        document.AddComponent<IOpenApiSecurityScheme>(KeyScheme, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "pk_ID_SECRET",
            Description = "A key made by `profiler key create`. Not asked for where the coordinator listens on loopback only.",
        });
    }
}
