using System.Net.Mime;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Profiler.Api.Errors;

namespace Profiler.Coordinator.Documentation;

/// <summary>Adds to every operation its role, its examples and how it fails.</summary>
internal sealed class OperationDetails : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        AddRole(operation, context);
        AddExamples(operation, context.Description);
        MarkBinary(operation.RequestBody?.Content);
        foreach (IOpenApiResponse response in (operation.Responses ?? []).Values)
        {
            MarkBinary(response.Content);
        }

        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "Why the request was not answered: what is wrong and where, and what to do.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [ApiProblem.ContentType] = new()
                {
                    Schema = new OpenApiSchemaReference(nameof(ApiProblem), context.Document),
                    Example = Examples.Of(typeof(ApiProblem)),
                },
            },
        };
        return Task.CompletedTask;
    }

    private static void AddRole(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        IList<object> metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<IAllowAnonymous>().Any())
        {
            return;
        }

        string role = metadata.OfType<IAuthorizeData>().Last().Policy ?? throw new InvalidOperationException($"{operation.OperationId} has no policy.");
        operation.Description = $"{operation.Description} Role: {role}.".TrimStart();
        operation.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(DocumentFrame.KeyScheme, context.Document)] = [] },
        ];
    }

    /// <summary>Routes state files as text, for which every serializer has a schema; what they are is told here.</summary>
    private static void MarkBinary(IDictionary<string, OpenApiMediaType>? content)
    {
        foreach ((string type, OpenApiMediaType media) in content ?? new Dictionary<string, OpenApiMediaType>())
        {
            if (type.StartsWith("application/", StringComparison.Ordinal) && !type.EndsWith("json", StringComparison.Ordinal))
            {
                media.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
            }
        }
    }

    private static void AddExamples(OpenApiOperation operation, ApiDescription description)
    {
        Type? body = description.ParameterDescriptions.FirstOrDefault(parameter => parameter.Source == BindingSource.Body)?.Type;
        AddExample(operation.RequestBody?.Content, body);
        foreach (ApiResponseType response in description.SupportedResponseTypes)
        {
            AddExample(operation.Responses?.GetValueOrDefault($"{response.StatusCode}")?.Content, response.Type);
        }
    }

    private static void AddExample(IDictionary<string, OpenApiMediaType>? content, Type? type)
    {
        if (type is not null && content is not null && content.TryGetValue(MediaTypeNames.Application.Json, out OpenApiMediaType? media))
        {
            media.Example = Examples.Of(type);
        }
    }
}
