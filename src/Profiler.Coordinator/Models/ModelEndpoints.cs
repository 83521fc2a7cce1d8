using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Profiler.Api;
using Profiler.Api.Models;
using Profiler.Coordinator.Limits;
using Profiler.Coordinator.Routing;
using Profiler.Coordinator.Security;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Store.Models;

namespace Profiler.Coordinator.Models;

/// <summary>/v1/models</summary>
public static class ModelEndpoints
{
    private const int LongestName = 200;

    public static void MapModels(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup(ApiRoutes.Models).WithTags("models");
        group.MapPut("/{sha256}", PutAsync)
            .RequireAuthorization(CoordinatorRoles.Measure)
            .WithMetadata(new RequestSizeLimitAttribute(RequestSizes.ModelBytes))
            .Accepts<string>("application/octet-stream")
            .Describe(
                "putModel",
                "Keep an .onnx file for jobs to measure",
                "The body is the file, with weights in it; the path is its SHA-256, which is checked. A file that is here already changes nothing.");
        group.MapGet("/{sha256}", async (string sha256, ProfilerDatabase database) =>
                Show(await database.Models.FindAsync(Arguments.RequireSha256(sha256)) ?? throw new ProfilerException(
                    ErrorCode.UnknownName, $"There is no model {sha256}.", "PUT it to the same path.")))
            .RequireAuthorization(CoordinatorRoles.Read)
            .Describe("getModel", "Tell whether a model is kept");
    }

    private static async Task<ModelDocument> PutAsync(
        string sha256, string? name, HttpRequest request, ModelReceiver receiver, CancellationToken cancellationToken)
    {
        Arguments.RequireSha256(sha256);
        if (name is not null && (name.Length is 0 or > LongestName || name.Any(char.IsControl)))
        {
            throw new ProfilerException(ErrorCode.InvalidArgument, $"A model's name has 1 to {LongestName} printable characters.");
        }

        ModelRecord model = await receiver.ReceiveAsync(sha256, name ?? sha256[..12], request.Body, cancellationToken);
        return Show(model);
    }

    private static ModelDocument Show(ModelRecord model) => new(model.Sha256, model.Name, model.ByteSize, model.AddedAt);
}
