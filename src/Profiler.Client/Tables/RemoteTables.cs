using System.Collections.Immutable;
using System.Text.Json;
using Profiler.Api;
using Profiler.Api.Tables;
using Profiler.Client.Http;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;
using Profiler.Fleet.Workplaces;
using Profiler.Networks.Shapes;
using Profiler.Store.Tables;

namespace Profiler.Client.Tables;

/// <summary>A coordinator's lookup tables. A whole table travels as its text, so that its id can be checked on arrival.</summary>
internal sealed class RemoteTables(CoordinatorHttp http) : IWorkplaceTables
{
    public async Task<ImmutableArray<TableSummary>> FindAsync(TableQuery query, CancellationToken cancellationToken)
    {
        var found = await http.GetAsync<TablesDocument>(ApiRoutes.Tables, cancellationToken);
        return
        [
            .. found.Tables.Select(Summary).Where(table =>
                (query.SpaceFingerprint is not { } space || table.SpaceFingerprint == space)
                && (query.Input is not { } input || table.Input == input)
                && (query.Target is not { } target || table.Target.Id == target.Id)
                && (query.Method is not { } method || table.Method == method))
        ];
    }

    public async Task<LookupTable> GetAsync(string id, CancellationToken cancellationToken)
    {
        string path = $"{ApiRoutes.Tables}/{Uri.EscapeDataString(id)}?format=text";
        var text = await http.GetAsync<TableTextDocument>(path, cancellationToken);
        return TableText.Parse(new TableDocument(text.Csv, text.Provenance.GetRawText()), $"table {id} at {http.Address.Url}");
    }

    public async Task<bool> AddAsync(LookupTable table, CancellationToken cancellationToken)
    {
        TableDocument document = TableText.Compose(table);
        using JsonDocument provenance = JsonDocument.Parse(document.ProvenanceJson);
        var text = new TableTextDocument(document.Csv, provenance.RootElement);
        return (await http.SendAsync<TableTextDocument, KeptTable>(HttpMethod.Post, ApiRoutes.Tables, text, cancellationToken)).IsNew;
    }

    private TableSummary Summary(ListedTable table) => new(
        table.Id,
        table.Space,
        table.SpaceFingerprint,
        TensorShape.Parse(table.Input),
        table.Target,
        TableMethods.Parse(table.Method) ?? throw LinkFault.NotACoordinator(http.Address, $"it has a table of the method '{table.Method}'", null),
        table.Entries,
        table.DeviceSeconds,
        table.CreatedAt);
}
