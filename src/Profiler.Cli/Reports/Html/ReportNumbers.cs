using System.Globalization;
using Profiler.Cli.Reports.Model;

namespace Profiler.Cli.Reports.Html;

/// <summary>Numbers as a report shows them.</summary>
public static class ReportNumbers
{
    public const string NotMeasured = "not measured";

    /// <summary>Milliseconds with about three digits that mean something.</summary>
    public static string Ms(double ms) => Math.Abs(ms) switch
    {
        >= 100 => Fixed(ms, 1),
        >= 1 => Fixed(ms, 2),
        _ => Fixed(ms, 3),
    };

    /// <summary>A latency with its interval below; the words given where there is none.</summary>
    public static HtmlCell Interval(ReportInterval? interval, string otherwise) => interval is { } known
        ? HtmlCell.Number(Ms(known.Ms), $"{Ms(known.LowMs)} to {Ms(known.HighMs)}")
        : HtmlCell.Number(otherwise);

    public static string Percent(double fraction) => $"{Fixed(100 * fraction, 1)} %";

    public static string Fixed(double value, int decimals) => value.ToString($"F{decimals}", CultureInfo.InvariantCulture);
}
