namespace Profiler.CostModels.LookupTables;

/// <summary>How the entries of a table were measured.</summary>
public enum FillMethod
{
    /// <summary>From the runtime's profiles of whole networks that show every candidate in every slot.</summary>
    InContext,

    /// <summary>Each distinct block alone, as FBNet and SqueezeNAS did.</summary>
    Isolated,

    /// <summary>From a surrogate's answers for the kernels of whole networks; nothing of the space was measured.</summary>
    Surrogate,

    /// <summary>From a board's data sheet; nothing was run anywhere.</summary>
    Roofline,
}
