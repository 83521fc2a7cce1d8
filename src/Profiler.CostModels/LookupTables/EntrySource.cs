namespace Profiler.CostModels.LookupTables;

/// <summary>Where an entry's number comes from.</summary>
public enum EntrySource
{
    /// <summary>Measured in this slot.</summary>
    Measured,

    /// <summary>Not seen in this slot: taken from the same block elsewhere, or from what it computes.</summary>
    Predicted,

    /// <summary>By a data sheet, see <see cref="Analytical.RooflineModel"/>.</summary>
    Analytical,
}
