namespace Profiler.CostModels.LookupTables.Text;

/// <summary>The columns of table.csv, in their order, and the sections that are not slots.</summary>
internal static class TableColumns
{
    public const string Section = "section";
    public const string Candidate = "candidate";
    public const string LatencyMs = "latency_ms";
    public const string LowMs = "low_ms";
    public const string HighMs = "high_ms";
    public const string SourceName = "source";
    public const string Observations = "observations";
    public const string LayoutIn = "layout_in";
    public const string LayoutOut = "layout_out";
    public const string Mj = "mj";

    public const string Stem = "stem";
    public const string Head = "head";
    public const string Overhead = "overhead";

    /// <summary>The place of the energy, where the table has energies.</summary>
    public const int MjColumn = 9;

    private static readonly string[] OfLatency = [Section, Candidate, LatencyMs, LowMs, HighMs, SourceName, Observations, LayoutIn, LayoutOut];
    private static readonly string[] WithEnergy = [.. OfLatency, Mj];

    public static string[] Of(LookupTable table) => table.HasEnergy ? WithEnergy : OfLatency;

    public static string SlotName(int slot) => $"slot{slot:D2}";

    public static string Text(EntrySource source) => source switch
    {
        EntrySource.Measured => "measured",
        EntrySource.Predicted => "predicted",
        EntrySource.Analytical => "analytical",
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, null),
    };

    public static string Text(Layout layout) => layout switch
    {
        Layout.Blocked => "blocked",
        Layout.Plain => "plain",
        _ => throw new ArgumentOutOfRangeException(nameof(layout), layout, null),
    };

    /// <summary>The source that the text names; null where it names none.</summary>
    public static EntrySource? Source(string text) => Named<EntrySource>(text, Text);

    /// <summary>The layout that the text names; null where it names none.</summary>
    public static Layout? LayoutOf(string text) => Named<Layout>(text, Text);

    private static TEnum? Named<TEnum>(string text, Func<TEnum, string> name)
        where TEnum : struct, Enum
    {
        foreach (TEnum value in Enum.GetValues<TEnum>())
        {
            if (text == name(value))
            {
                return value;
            }
        }

        return null;
    }
}
