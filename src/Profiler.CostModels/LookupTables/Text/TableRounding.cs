using System.Globalization;

namespace Profiler.CostModels.LookupTables.Text;

/// <summary>
/// Brings costs to the digits of the text form: 0.1 microseconds, or microjoules, is far below what repeats between two
/// measurements, and more digits would only make diffs longer.
/// </summary>
internal static class TableRounding
{
    private const string Format = "F4";

    public static LookupTable Round(LookupTable table) => table with
    {
        Fixed = new FixedCosts(
            Round(table.Fixed.StemMs),
            Round(table.Fixed.HeadMs),
            Round(table.Fixed.OverheadMs),
            Round(table.Fixed.StemMj),
            Round(table.Fixed.HeadMj),
            Round(table.Fixed.OverheadMj)),
        Entries =
        [
            .. table.Entries.Select(entry => entry with
            {
                LatencyMs = Round(entry.LatencyMs),
                LowMs = Round(entry.LowMs),
                HighMs = Round(entry.HighMs),
                Mj = Round(entry.Mj),
            }),
        ],
        Contexts = [.. table.Contexts.Select(context => context with { LatencyMs = Round(context.LatencyMs), Mj = Round(context.Mj) })],
    };

    public static string Text(double cost) => cost.ToString(Format, CultureInfo.InvariantCulture);

    private static double? Round(double? cost) => cost is { } known ? Round(known) : null;

    /// <summary>Through the text itself, so that reading gives the very same double; adding 0 makes -0 a plain 0.</summary>
    private static double Round(double cost) =>
        double.Parse(Text(cost), NumberStyles.Float, CultureInfo.InvariantCulture) + 0.0;
}
