namespace Profiler.Cli.Reports.Charts;

/// <summary>The keys of the plots in the page, its data and its script (Assets/report.js).</summary>
internal static class ChartNames
{
    public const string Comparison = "comparison";
    public const string LookupTable = "lookupTable";
    public const string Validation = "validation";
}
