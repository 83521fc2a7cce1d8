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
        TextJson.RequireSchema(json, origin, LookupTable.SchemaVersion, "Use the program that wrote the table, or measure it again.");
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
