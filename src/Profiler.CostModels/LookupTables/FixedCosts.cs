namespace Profiler.CostModels.LookupTables;

/// <summary>What every network of the space pays outside its slots, in ms.</summary>
/// <param name="OverheadMs">The runtime's own cost for a run, and whatever no section owns.</param>
public sealed record FixedCosts(double StemMs, double HeadMs, double OverheadMs)
{
    public double TotalMs => StemMs + HeadMs + OverheadMs;
}
