using System.Collections.Immutable;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.LookupTables.Text;

/// <summary>Reads a folder of published figures: figures.csv and provenance.json (docs/lut-data.md).</summary>
public static class PublishedFiguresText
{
    public const string SchemaVersion = "profiler-published/1";
    public const string CsvFile = "figures.csv";

    /// <summary>Stands in every provenance file, so that a reader of the folder knows that nobody here measured it.</summary>
    public const string Kind = "published";

    private static readonly string[] Columns = ["network", "gigamacs", "megaparams", "latency_ms", "miou_percent"];

    /// <exception cref="ProfilerException">The files are missing or not of this form; the message names file, line and column.</exception>
    public static PublishedFigureSet Read(string folder)
    {
        string provenanceOrigin = Path.Combine(folder, TableText.ProvenanceFile);
        ProvenanceFile file = TextJson.Read<ProvenanceFile>(TableFolder.ReadFile(folder, TableText.ProvenanceFile), provenanceOrigin);
        if (file.Schema != SchemaVersion || file.Kind != Kind)
        {
            throw new ProfilerException(
                ErrorCode.Mismatch,
                $"{provenanceOrigin}: schema and kind are '{file.Schema}' and '{file.Kind}'; "
                + $"published figures have '{SchemaVersion}' and '{Kind}'.");
        }

        string text = TableFolder.ReadFile(folder, CsvFile);
        using var csv = new StrictCsv(text, Path.Combine(folder, CsvFile), Columns);
        return new PublishedFigureSet(file.Device, file.Input, file.Dataset, file.Source, ReadFigures(csv));
    }

    private static ImmutableArray<PublishedFigure> ReadFigures(StrictCsv csv)
    {
        var figures = ImmutableArray.CreateBuilder<PublishedFigure>();
        var names = new HashSet<string>();
        while (csv.TryNext(out string[]? fields))
        {
            csv.Require(fields[0].Length > 0, Columns[0], "is empty");
            csv.Require(names.Add(fields[0]), Columns[0], $"'{fields[0]}' stands twice");
            for (int column = 1; column < Columns.Length; column++)
            {
                double number = csv.Number(fields, column);
                csv.Require(double.IsFinite(number) && number > 0, Columns[column], $"'{fields[column]}' is not a finite number above 0");
            }

            figures.Add(new PublishedFigure(
                fields[0], csv.Number(fields, 1), csv.Number(fields, 2), csv.Number(fields, 3), csv.Number(fields, 4)));
        }

        return figures.ToImmutable();
    }

    private sealed record ProvenanceFile(string Schema, string Kind, string Device, string Input, string Dataset, string Source, string Note);
}
