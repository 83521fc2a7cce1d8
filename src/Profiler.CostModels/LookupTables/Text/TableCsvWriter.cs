using System.Globalization;
using CsvHelper;

namespace Profiler.CostModels.LookupTables.Text;

/// <summary>Writes table.csv: stem, slots in order, head, overhead.</summary>
internal static class TableCsvWriter
{
    private static readonly CsvWriterOptions Options = new() { HasHeader = false, NewLine = "\n" };

    public static string Write(LookupTable table)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, Options, leaveOpen: true))
        {
            csv.WriteRecord(TableColumns.Of(table));
            WriteFixed(csv, TableColumns.Stem, table.Fixed.StemMs, table.Fixed.StemMj);
            ILookup<(int Slot, string Candidate), ContextEntry> contexts = table.Contexts.ToLookup(c => (c.Slot, c.Candidate));
            foreach (TableEntry entry in table.Entries)
            {
                WriteEntry(csv, entry);
                foreach (ContextEntry context in contexts[(entry.Slot, entry.Candidate)])
                {
                    WriteContext(csv, context);
                }
            }

            WriteFixed(csv, TableColumns.Head, table.Fixed.HeadMs, table.Fixed.HeadMj);
            WriteFixed(csv, TableColumns.Overhead, table.Fixed.OverheadMs, table.Fixed.OverheadMj);
        }

        return text.ToString();
    }

    private static void WriteEntry(CsvWriter csv, TableEntry entry) => csv.WriteRecord(
    [
        TableColumns.SlotName(entry.Slot),
        entry.Candidate,
        TableRounding.Text(entry.LatencyMs),
        TableRounding.Text(entry.LowMs),
        TableRounding.Text(entry.HighMs),
        TableColumns.Text(entry.Source),
        entry.Observations.ToString(CultureInfo.InvariantCulture),
        "",
        "",
        .. Energy(entry.Mj),
    ]);

    /// <summary>A context follows its entry and names its layouts; the interval is the entry's.</summary>
    private static void WriteContext(CsvWriter csv, ContextEntry context) => csv.WriteRecord(
    [
        TableColumns.SlotName(context.Slot),
        context.Candidate,
        TableRounding.Text(context.LatencyMs),
        "",
        "",
        TableColumns.Text(context.Source),
        context.Observations.ToString(CultureInfo.InvariantCulture),
        TableColumns.Text(context.LayoutIn),
        TableColumns.Text(context.LayoutOut),
        .. Energy(context.Mj),
    ]);

    /// <summary>Fixed costs have numbers only; the other columns stay empty.</summary>
    private static void WriteFixed(CsvWriter csv, string section, double latencyMs, double? mj) =>
        csv.WriteRecord([section, "", TableRounding.Text(latencyMs), "", "", "", "", "", "", .. Energy(mj)]);

    /// <summary>A table without energies has no column for them.</summary>
    private static string[] Energy(double? mj) => mj is { } known ? [TableRounding.Text(known)] : [];
}
