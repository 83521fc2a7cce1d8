namespace Profiler.CostModels.Estimates;

/// <summary>Where an answer comes from.</summary>
public enum EstimateSource
{
    /// <summary>Measured on the device as a whole.</summary>
    Measured,

    /// <summary>Read from a lookup table whose entries were all measured.</summary>
    Table,

    /// <summary>Read from a table with predicted entries among those used, or from a model.</summary>
    Predicted,

    /// <summary>Computed from counts alone.</summary>
    Analytical,
}
