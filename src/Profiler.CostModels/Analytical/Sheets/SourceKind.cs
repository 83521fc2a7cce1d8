namespace Profiler.CostModels.Analytical.Sheets;

/// <summary>How a number of a data sheet came to be known.</summary>
public enum SourceKind
{
    /// <summary>Printed in a publication on the device, by others than its maker.</summary>
    Published,

    /// <summary>The maker's own.</summary>
    DataSheet,

    /// <summary>Computed from the maker's numbers, as the text says.</summary>
    Derived,

    /// <summary>Measured as the text says.</summary>
    Measured,

    /// <summary>Known of things of its kind, not of this device.</summary>
    Assumed,
}
