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
            csv.WriteRecord(TableColumns.All);
            WriteFixed(csv, TableColumns.Stem, table.Fixed.StemMs);
            ILookup<(int Slot, string Candidate), ContextEntry> contexts = table.Contexts.ToLookup(c => (c.Slot, c.Candidate));
            foreach (TableEntry entry in table.Entries)
            {
                WriteEntry(csv, entry);
                foreach (ContextEntry context in contexts[(entry.Slot, entry.Candidate)])
                {
                    WriteContext(csv, context);
                }
            }

            WriteFixed(csv, TableColumns.Head, table.Fixed.HeadMs);
            WriteFixed(csv, TableColumns.Overhead, table.Fixed.OverheadMs);
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
    ]);

    /// <summary>Fixed costs have a number only; the other columns stay empty.</summary>
    private static void WriteFixed(CsvWriter csv, string section, double latencyMs) =>
        csv.WriteRecord([section, "", TableRounding.Text(latencyMs), "", "", "", "", "", ""]);
}
