namespace Profiler.Cli.Reports.Charts;

/// <summary>The keys of the plots in a page, its data and its script (Assets/*.js).</summary>
internal static class ChartNames
{
    public const string Comparison = "comparison";
    public const string LookupTable = "lookupTable";
    public const string Validation = "validation";
    public const string Losses = "losses";
    public const string ExpectedCost = "expectedCost";
    public const string Entropy = "entropy";
    public const string Choices = "choices";
    public const string Candidates = "candidates";
    public const string SearchComparison = "searchComparison";
    public const string Ratios = "ratios";
    public const string SpeedUps = "speedUps";

    /// <summary>Followed by the board's name, since a page has one for each.</summary>
    public const string Roofline = "roofline-";
}
