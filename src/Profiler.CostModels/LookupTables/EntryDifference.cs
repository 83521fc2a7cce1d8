namespace Profiler.CostModels.LookupTables;

/// <summary>One candidate in one slot in two tables, in ms.</summary>
public sealed record EntryDifference(int Slot, string Candidate, double BeforeMs, double AfterMs)
{
    public double MeanMs => (BeforeMs + AfterMs) / 2;

    /// <summary>(after - before) over their mean, from -2 to 2: the same size whichever table comes first; 0 where both are 0.</summary>
    public double Relative => MeanMs > 0 ? (AfterMs - BeforeMs) / MeanMs : 0;
}
