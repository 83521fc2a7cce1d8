using System.Security.Cryptography;
using System.Text;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.LookupTables.Text;

/// <summary>
/// The text form of lookup tables (docs/lut-data.md): one folder a table with <see cref="CsvFile"/> and
/// <see cref="ProvenanceFile"/>, of stable order and fixed digits, so that a diff of two tables reads well.
/// </summary>
public static class TableText
{
    public const string CsvFile = "table.csv";
    public const string ProvenanceFile = "provenance.json";

    /// <summary>
    /// The table as its text has it: costs rounded to 0.1 microseconds, and the id that follows from the text.
    /// Every table goes through here once when it is made.
    /// </summary>
    /// <param name="table">Its id is not looked at.</param>
    /// <exception cref="ArgumentException">A cost is negative or not finite, or outside its interval.</exception>
    public static LookupTable Seal(LookupTable table)
    {
        LookupTable rounded = TableRounding.Round(table);
        TableRules.RequireWritable(rounded);
        return rounded with { Id = IdOf(rounded) };
    }

    /// <exception cref="ArgumentException">The table was not sealed, or changed afterwards.</exception>
    public static TableDocument Compose(LookupTable table)
    {
        if (Seal(table).Id != table.Id)
        {
            throw new ArgumentException($"The table {table.Id} is not as it was sealed.", nameof(table));
        }

        return new TableDocument(TableCsvWriter.Write(table), TableProvenanceJson.Write(table, table.Id));
    }

    /// <param name="origin">Where the text comes from, for messages.</param>
    /// <param name="space">Where given, the table must be of it and answer for all of its candidates.</param>
    /// <exception cref="ProfilerException">The text is not a table's; the message names file, line and column.</exception>
    public static LookupTable Parse(TableDocument document, string origin, SearchSpace? space = null)
    {
        string provenanceOrigin = Path.Combine(origin, ProvenanceFile);
        string csvOrigin = Path.Combine(origin, CsvFile);
        (string id, LookupTable frame) = TableProvenanceJson.Read(document.ProvenanceJson, provenanceOrigin);
        if (space is not null)
        {
            TableRules.RequireSpace(frame, space, provenanceOrigin);
        }

        LookupTable table = TableCsvReader.Read(document.Csv, csvOrigin, frame, space) with { Id = id };
        string computed = IdOf(table);
        return computed == id
            ? table
            : throw new ProfilerException(
                ErrorCode.InvalidFile,
                $"{origin} was changed after it was written: its id is {id}, its content has {computed}.",
                "Measured tables are not edited; restore the files, or measure again.");
    }

    /// <summary>Writes the two files into a folder, whole or not at all; a table that is there is replaced.</summary>
    /// <exception cref="ProfilerException">The folder cannot be written, or holds something else.</exception>
    public static void Write(LookupTable table, string folder) => TableFolder.Write(Compose(table), folder);

    /// <inheritdoc cref="Parse"/>
    public static LookupTable Read(string folder, SearchSpace? space = null) => Parse(TableFolder.Read(folder), folder, space);

    private static string IdOf(LookupTable table)
    {
        string text = TableCsvWriter.Write(table) + TableProvenanceJson.Write(table, id: null);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }
}
