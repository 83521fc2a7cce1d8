using System.Text.Json;
using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;

namespace Profiler.CostModels.LookupTables.Text;

/// <summary>Writes and reads provenance.json.</summary>
internal static class TableProvenanceJson
{
    /// <param name="id">Null for the text that the id is computed from.</param>
    public static string Write(LookupTable table, string? id) => TextJson.Write(new TableProvenanceFile(
        LookupTable.SchemaVersion,
        id,
        new SubjectFields(table.SpaceName, table.SpaceFingerprint, table.Input.ToString(), table.Method),
        table.Target,
        table.Calibration,
        table.Provenance));

    /// <returns>The id that the file states, and the table without its costs.</returns>
    public static (string Id, LookupTable Frame) Read(string json, string origin)
    {
        RequireSchema(json, origin);
        TableProvenanceFile file = TextJson.Read<TableProvenanceFile>(json, origin);
        if (file.Id is not { } id)
        {
            throw new ProfilerException(ErrorCode.InvalidFile, $"{origin}: the id is null.", "docs/lut-data.md describes every field.");
        }

        var frame = new LookupTable(
            id,
            file.Table.Space,
            file.Table.SpaceFingerprint,
            ParseInput(file.Table.Input, origin),
            file.Target,
            file.Table.Method,
            new FixedCosts(0, 0, 0),
            [],
            [],
            file.Calibration,
            file.Provenance);
        return (id, frame);
    }

    /// <summary>Before anything else is looked at: another version's fields would only be reported as strange.</summary>
    private static void RequireSchema(string json, string origin)
    {
        string? schema;
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            schema = document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("schema", out JsonElement element)
                && element.ValueKind == JsonValueKind.String
                    ? element.GetString()
                    : null;
        }
        catch (JsonException)
        {
            // Reported with its place by the reading of the whole file.
            return;
        }

        if (schema is not null && schema != LookupTable.SchemaVersion)
        {
            throw new ProfilerException(
                ErrorCode.Mismatch,
                $"{origin}: the schema is '{schema}'; this program reads '{LookupTable.SchemaVersion}'.",
                "Use the program that wrote the table, or measure it again.");
        }
    }

    private static TensorShape ParseInput(string input, string origin)
    {
        try
        {
            return TensorShape.Parse(input);
        }
        catch (ProfilerException error)
        {
            throw new ProfilerException(ErrorCode.InvalidFile, $"{origin} at table.input: {error.Message}", error.Advice, error);
        }
    }
}
