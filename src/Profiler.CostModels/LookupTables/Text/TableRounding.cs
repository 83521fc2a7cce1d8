using System.Globalization;

namespace Profiler.CostModels.LookupTables.Text;

/// <summary>
/// Brings costs to the digits of the text form: 0.1 microseconds is far below what repeats between two
/// measurements, and more digits would only make diffs longer.
/// </summary>
internal static class TableRounding
{
    private const string Format = "F4";

    public static LookupTable Round(LookupTable table) => table with
    {
        Fixed = new FixedCosts(Round(table.Fixed.StemMs), Round(table.Fixed.HeadMs), Round(table.Fixed.OverheadMs)),
        Entries =
        [
            .. table.Entries.Select(entry => entry with
            {
                LatencyMs = Round(entry.LatencyMs),
                LowMs = Round(entry.LowMs),
                HighMs = Round(entry.HighMs),
            }),
        ],
        Contexts = [.. table.Contexts.Select(context => context with { LatencyMs = Round(context.LatencyMs) })],
    };

    public static string Text(double ms) => ms.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Through the text itself, so that reading gives the very same double; adding 0 makes -0 a plain 0.</summary>
    private static double Round(double ms) =>
        double.Parse(Text(ms), NumberStyles.Float, CultureInfo.InvariantCulture) + 0.0;
}
