using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Profiler.Api;
using Profiler.Api.Tables;
using Profiler.Api.Targets;
using Profiler.Coordinator.Routing;
using Profiler.Coordinator.Security;
using Profiler.Measurement.Targets;
using Profiler.Store;
using Profiler.Store.Tables;

namespace Profiler.Coordinator.Targets;

/// <summary>GET /v1/targets.</summary>
public static class TargetEndpoints
{
    private const string LatencyMs = "latencyMs";
    private const string Macs = "macs";
    private const string Parameters = "parameters";

    public static void MapTargets(this IEndpointRouteBuilder routes) =>
        routes.MapGet(ApiRoutes.Targets, ListAsync)
            .RequireAuthorization(CoordinatorRoles.Read)
            .WithTags("targets")
            .Describe("listTargets", "List targets with their tables and metrics")
            .Produces<TargetsDocument>();

    private static async Task<IResult> ListAsync(ProfilerDatabase database)
    {
        ImmutableArray<Target> targets = await database.Targets.AllAsync();
        ILookup<string, TableSummary> tables = (await database.Tables.FindAsync(new TableQuery())).ToLookup(table => table.Target.Id);
        var document = new TargetsDocument([.. targets.Select(target => Describe(target, tables[target.Id]))]);
        return TypedResults.Json(document, ApiJson.Context.TargetsDocument);
    }

    private static TargetDocument Describe(Target target, IEnumerable<TableSummary> tables) => new(
        target.Id,
        target.ToString(),
        target,
        [LatencyMs, Macs, Parameters],
        [.. tables.Select(table => new TargetTable(
            table.Id, table.SpaceName, table.Input.ToString(), TableMethods.Text(table.Method), table.CreatedAt))]);
}
