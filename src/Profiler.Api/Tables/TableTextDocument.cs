using System.Text.Json;

namespace Profiler.Api.Tables;

/// <summary>A table as text: what POST /v1/tables takes and GET /v1/tables/{id}?format=text gives.</summary>
/// <param name="Csv">The whole of table.csv.</param>
/// <param name="Provenance">The whole of provenance.json, as an object.</param>
public sealed record TableTextDocument(string Csv, JsonElement Provenance);
