using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Profiler.Api;
using Profiler.Api.Tables;
using Profiler.Coordinator.Costs.Catalog;
using Profiler.Coordinator.Routing;
using Profiler.Coordinator.Security;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;
using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;
using Profiler.Store;
using Profiler.Store.Tables;

namespace Profiler.Coordinator.Tables;

/// <summary>GET and POST /v1/tables, GET /v1/tables/{id}.</summary>
public static class TableEndpoints
{
    private const string Immutable = "public, max-age=31536000, immutable";
    private const string Origin = "the table of the request";

    public static void MapTables(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(ApiRoutes.Tables, ListAsync)
            .RequireAuthorization(CoordinatorRoles.Read)
            .WithTags("tables")
            .Describe("listTables", "List lookup tables, the newest first")
            .Produces<TablesDocument>();
        routes.MapGet($"{ApiRoutes.Tables}/{{id}}", GetAsync)
            .RequireAuthorization(CoordinatorRoles.Read)
            .WithTags("tables")
            .Describe("getTable", "Show a table as JSON, CSV, text or a dense tensor", "By Accept, or by the query `format`. The ETag is the id: a table never changes.")
            .Produces<WholeTable>(StatusCodes.Status200OK, "application/json", "text/csv", "application/octet-stream");
        CostCatalogSource catalog = (CostCatalogSource)routes.ServiceProvider.GetService(typeof(CostCatalogSource))!;
        routes.MapPost(ApiRoutes.Tables, (TableTextDocument table, ProfilerDatabase database) => AddAsync(table, database, catalog))
            .RequireAuthorization(CoordinatorRoles.Measure)
            .WithTags("tables")
            .Describe("addTable", "Keep a table that was made elsewhere")
            .Produces<KeptTable>(StatusCodes.Status201Created);
    }

    private static async Task<IResult> ListAsync(
        ProfilerDatabase database,
        [FromQuery] string? space,
        [FromQuery] string? input,
        [FromQuery] string? device,
        [FromQuery] string? method)
    {
        FillMethod? fill = method is null
            ? null
            : TableMethods.Parse(method) ?? throw NameSuggestion.Unknown("method", method, Enum.GetValues<FillMethod>().Select(TableMethods.Text));
        var query = new TableQuery(Input: input is null ? null : TensorShape.Parse(input), Method: fill);
        IEnumerable<ListedTable> tables = (await database.Tables.FindAsync(query))
            .Where(table => (space is null || table.SpaceName == space) && (device is null || table.Target.Device == device))
            .Select(ListedTable.Of);
        return TypedResults.Json(new TablesDocument([.. tables]), ApiJson.Context.TablesDocument);
    }

    private static async Task<IResult> GetAsync(string id, HttpContext context, ProfilerDatabase database)
    {
        TableFormat format = TableFormats.Of(context.Request);
        LookupTable table = await database.Tables.GetAsync(id);
        context.Response.Headers.Vary = HeaderNames.Accept;
        // As many digits as tell a table from the others today may not tell it tomorrow.
        context.Response.Headers.CacheControl = table.Id == id ? Immutable : "no-cache";
        var tag = new EntityTagHeaderValue($"\"{table.Id}\"");
        context.Response.Headers.ETag = tag.ToString();
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known == EntityTagHeaderValue.Any))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        return format switch
        {
            TableFormat.Json => TypedResults.Json(WholeTable.Of(table), ApiJson.Context.WholeTable),
            TableFormat.Csv => TypedResults.Text(TableText.Compose(table).Csv, "text/csv", Encoding.UTF8),
            TableFormat.Tensor => TypedResults.Bytes(TableTensor.Write(table), "application/octet-stream"),
            TableFormat.Text => TypedResults.Json(TextOf(table), ApiJson.Context.TableTextDocument),
            _ => throw new NotSupportedException(format.ToString()),
        };
    }

    private static TableTextDocument TextOf(LookupTable table)
    {
        TableDocument document = TableText.Compose(table);
        using JsonDocument provenance = JsonDocument.Parse(document.ProvenanceJson);
        return new TableTextDocument(document.Csv, provenance.RootElement.Clone());
    }

    private static async Task<IResult> AddAsync(TableTextDocument text, ProfilerDatabase database, CostCatalogSource catalog)
    {
        LookupTable table = Read(new TableDocument(text.Csv, text.Provenance.GetRawText()), catalog.Spaces);
        bool isKnown = (await database.Tables.FindAsync(new TableQuery(table.SpaceFingerprint))).Any(known => known.Id == table.Id);
        await database.Tables.AddAsync(table);
        TableSummary kept = (await catalog.RefreshAsync()).Tables.First(known => known.Summary.Id == table.Id).Summary;
        var document = new KeptTable(ListedTable.Of(kept), !isKnown);
        return TypedResults.Json(
            document, ApiJson.Context.KeptTable, statusCode: isKnown ? StatusCodes.Status200OK : StatusCodes.Status201Created);
    }

    /// <summary>A table of a space with a name is held to its slots and candidates too; of others only the table itself tells.</summary>
    private static LookupTable Read(TableDocument document, CatalogSpaces spaces)
    {
        LookupTable table = TableText.Parse(document, Origin);
        SearchSpace? space = spaces.Named.FirstOrDefault(known => known.Space.Fingerprint == table.SpaceFingerprint)?.Space;
        return space is null ? table : TableText.Parse(document, Origin, space);
    }
}
