using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Profiler.Api;
using Profiler.Api.Measurements;
using Profiler.Coordinator.Routing;
using Profiler.Coordinator.Security;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Store.Measurements;

namespace Profiler.Coordinator.Measurements;

/// <summary>/v1/measurements</summary>
public static class MeasurementEndpoints
{
    private const int LongestPage = 1000;

    public static void MapMeasurements(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup(ApiRoutes.Measurements).WithTags("measurements").RequireAuthorization(CoordinatorRoles.Read);
        group.MapGet("/", ListAsync)
            .Describe(
                "listMeasurements",
                "List measurements",
                "Of a job, by the `storeJobId` that its result names, or of a model, or all; the newest first. "
                + "`after` takes the job and item of the last one of a page, with a slash between them.");
        group.MapGet("/{job}/{item}", GetAsync)
            .Describe("getMeasurement", "Show a measurement with its raw samples, visit by visit");
    }

    private static async Task<MeasurementListDocument> ListAsync(
        ProfilerDatabase database, string? job, string? model, string? after, int limit = 100)
    {
        Arguments.RequireRange(nameof(limit), limit, 1, LongestPage);
        var query = new MeasurementQuery(job, model is null ? null : Arguments.RequireSha256(model), limit, ReadAfter(after));
        ImmutableArray<StoredMeasurement> found = await database.Measurements.ListAsync(query);
        string? next = found.Length == limit ? $"{found[^1].JobId}/{found[^1].Result.ItemId}" : null;
        return new MeasurementListDocument([.. found.Select(MeasurementDocument.From)], next);
    }

    private static async Task<MeasurementDetail> GetAsync(string job, string item, ProfilerDatabase database)
    {
        StoredMeasurement found = await database.Measurements.FindAsync(job, item) ?? throw new ProfilerException(
            ErrorCode.UnknownName, $"The job '{job}' has no measurement of '{item}'.", $"GET {ApiRoutes.Measurements}?job={job} lists those it has.");
        return new MeasurementDetail(MeasurementDocument.From(found), await database.Visits.OfItemAsync(job, item));
    }

    private static (string JobId, string ItemId)? ReadAfter(string? text)
    {
        if (text is null)
        {
            return null;
        }

        int slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0
            ? (text[..slash], text[(slash + 1)..])
            : throw new ProfilerException(ErrorCode.InvalidArgument, $"after is '{text}'.", "Send what the page before called next.");
    }
}
